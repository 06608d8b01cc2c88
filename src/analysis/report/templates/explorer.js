// The explorer: narrows the acts to what the form says; shows them on the map, in bars, in the list and in the table.
// The form is the state and the address keeps it: links change the address, and from there all is drawn anew.
// Every word on an act stands in the page already.
"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const { places, acts, months, map } = JSON.parse($("data").textContent);
  const field = $("view").elements, rows = $("rows").rows, items = [...$("list").children];
  const cardsOf = place => items[place].querySelector("template").content;
  const FILTERS = ["direction", "level", "program", "stage", "method", "state"], WAYS = ["limits", "extends"];
  const last = months.codes.length - 1; // months are counted from the first one

  // Words without accents or case; counts in words: "1 limits", "2 limit".
  const bare = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'").toLowerCase();
  const comma = d3.format(","), many = (n, one, more) => `${comma(n)} ${n === 1 ? one : more}`;
  const sums = list => WAYS.map(way => many(list.filter(act => act.direction === way).length, way, way.slice(0, -1)));

  places.forEach(({ level, state, words }, place) => {
    items[place].dataset.words = bare(words);
    for (const card of cardsOf(place).querySelectorAll("article")) {
      Object.assign(acts[card.dataset.act], { level, state, words: bare(`${words} ${card.textContent}`) });
    }
  });

  // What the form asks for. An act without a day counts only at the last month.
  const run = (act, month) => act.stood?.find(([first, final]) => first <= month && month <= final);
  const asked = () => bare(field.q.value).split(/\s+/).filter(Boolean);
  const fitting = () => {
    const words = asked(), set = FILTERS.filter(name => field[name].value);
    return acts.filter(act => set.every(name => [act[name]].flat().includes(field[name].value)) &&
      words.every(word => act.words.includes(word)));
  };

  // The address of a view: what differs from the form at rest, then the place and the act.
  const address = (said, place, act) =>
    `#${new URLSearchParams([...said, ["place", place], ["act", act]].filter(([, value]) => value))}`;
  const view = () => {
    const said = { ...Object.fromEntries(new FormData($("view"))), month: months.codes[field.month.value] };
    const rest = { show: "made", month: months.codes[last], place: said.place, act: said.act };
    return Object.entries(said).filter(([name, value]) => value !== rest[name]);
  };

  const draw = () => {
    const month = Number(field.month.value), standing = field.show.value === "standing", fit = fitting(), said = view();
    const shown = fit.filter(act => (standing ? run(act, month) : (act.month ?? last) <= month));
    const found = d3.group(shown, act => act.place), link = (place, act) => address(said, place, act);
    drawCharts(fit, found, month, standing, link);
    $("month-words").textContent = months.words[month];
    field.month.setAttribute("aria-valuetext", months.words[month]);
    $("count").textContent = inWords(shown, found.size, month, standing);
    items.forEach((item, place) => {
      const own = sums(found.get(place) ?? []).map(sum => (sum.startsWith("0") ? "" : sum));
      item.hidden = !found.has(place);
      item.firstElementChild.href = link(places[place].key);
      item.querySelectorAll(".sum span").forEach((sum, way) => { sum.textContent = own[way]; });
    });
    // Places that the words name stand before those whose acts hold the words.
    $("list").append(...d3.sort(items, item => !asked().every(word => item.dataset.words.includes(word))));
    stopAt(stops()[0]);
    const inside = new Set(shown);
    acts.forEach((act, i) => { rows[i].hidden = !inside.has(act); });
    showPlace(inside, month, link);
  };

  const drawCharts = (fit, found, month, standing, link) => {
    const standingIn = year => fit.filter(act => run(act, Math.min(last, year + 11)));
    const standingBy = year => standingIn(year).map(act => ({ ...act, month: year }));
    const dated = standing ? d3.range(0, last, 12).flatMap(standingBy) : fit.filter(act => act.month !== undefined);
    const marked = Array.from(found, ([place, own]) => ({
      ...places[place], href: link(places[place].key),
      decided: own.some(act => (standing ? run(act, month)[2] : act.decided)), // certainly standing, or decided
      way: own.every(act => act.direction === own[0].direction) ? own[0].direction : "both",
      label: `${places[place].label}: ${sums(own).filter(sum => !sum.startsWith("0")).join(", ")}`,
    }));
    const chosen = places.filter(place => place.key === field.place.value);
    const bars = drawYears(dated, month, months.codes, $("years").clientWidth);
    $("map").replaceChildren(drawMap(marked, chosen, map, field.state.value, $("map").clientWidth));
    $("years").replaceChildren(bars);
  };

  // The count with what it was narrowed by, so that a print or a screen reader has the whole view.
  const inWords = (shown, size, month, standing) => {
    const by = FILTERS.filter(name => field[name].value).map(name => field[name].selectedOptions[0].text);
    if (field.q.value.trim()) by.push(`“${field.q.value.trim()}”`);
    const narrowed = by.length ? ` Narrowed to: ${by.join("; ")}.` : "";
    if (!shown.length) return `Nothing recorded fits, which is not to say that there is nothing. Fewer words or filters show more.${narrowed}`;
    const [limit, extend] = sums(shown).map((sum, i) => sum + (standing ? "" : ` or would ${WAYS[i].slice(0, -1)}`));
    const what = standing ? many(shown.length, "policy standing at", "policies standing at")
      : many(shown.length, "act up to", "acts up to");
    const doubtful = standing ? shown.filter(act => !run(act, month)[2]).length : 0;
    return `${what} the end of ${months.words[month]} in ${many(size, "place", "places")}: ${limit} cooperation, ` +
      `${extend} it${doubtful ? `; ${comma(doubtful)} of all only possibly standing` : ""}.${narrowed}`;
  };

  // One place: its acts in order, those outside the view named as such; or the list where none is chosen.
  const showPlace = (inside, month, link) => {
    const place = places.findIndex(place => place.key === field.place.value), some = place >= 0;
    $("list").hidden = some;
    $("pane-title").textContent = some ? places[place].label : "Places";
    $("detail").replaceChildren(some ? cardsOf(place).cloneNode(true) : "");
    for (const to of $("detail").querySelectorAll("[data-place]")) to.href = link(to.dataset.place, to.dataset.to);
    for (const card of $("detail").querySelectorAll("article")) {
      const act = acts[card.dataset.act], standing = run(act, month), stands = card.querySelector(".stands");
      card.classList.toggle("out", !inside.has(act));
      card.classList.toggle("chosen", card.id === `act-${field.act.value}`);
      stands.hidden = !standing;
      if (standing) stands.lastElementChild.textContent =
        [`${standing[2] ? "certainly" : "possibly"}, at the end of ${months.words[month]}.`, ...standing[3]].join(" ");
    }
  };

  // The list is one stop for the Tab key; the arrows walk in it.
  const stops = () => [...$("list").children].filter(item => !item.hidden).map(item => item.firstElementChild);
  const stopAt = goal => items.forEach(({ firstElementChild: link }) => { link.tabIndex = link === goal ? 0 : -1; });
  $("list").addEventListener("keydown", event => {
    const open = stops(), at = open.indexOf(document.activeElement);
    const goal = open[{ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: open.length - 1 }[event.key]];
    if (!goal) return;
    event.preventDefault();
    stopAt(goal);
    goal.focus();
  });

  // From the address to the form: at the start, and whenever a link or the browser's history has changed it.
  const restore = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    for (const name of ["q", "place", "act", ...FILTERS]) {
      field[name].value = said.get(name) ?? "";
      if (field[name].selectedIndex < 0) field[name].value = ""; // not among the choices
    }
    field.show.value = said.get("show") === "standing" ? "standing" : "made";
    field.month.value = said.has("month") ? months.codes.indexOf(said.get("month")) : last;
    draw();
  };
  const bringUp = goal => goal.scrollIntoView({ block: innerWidth < 960 ? "start" : "nearest" });
  addEventListener("hashchange", () => {
    if (/^#[^=]+$/.test(location.hash)) return; // a link to a part of the page
    const before = field.place.value;
    restore();
    if (before === field.place.value && !field.act.value) return;
    const back = stops().find(link => link.dataset.place === before && !field.place.value);
    if (back) stopAt(back);
    const goal = $(`act-${field.act.value}`) ?? back ?? $("pane-title");
    goal.focus({ preventScroll: true });
    bringUp(goal);
  });
  addEventListener("keydown", ({ key }) => { if (key === "Escape" && field.place.value) location.hash = address(view()); });
  $("view").addEventListener("input", draw);
  $("view").addEventListener("change", () =>
    history.pushState(null, "", address(view(), field.place.value, field.act.value)));
  addEventListener("resize", draw);
  $("view").hidden = $("both").hidden = $("all").open = false;
  restore();
  // A shared place or act is what its reader came for; where the page is one column it stands far below the form.
  if (field.act.value || (field.place.value && innerWidth < 960)) bringUp($(`act-${field.act.value}`) ?? $("pane-title"));
})();
