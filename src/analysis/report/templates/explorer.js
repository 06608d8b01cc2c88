// The explorer: narrows the acts to what the form says, marks map and list, shows one place, keeps the view in the address.
// Every word on an act was made beforehand and stands in the page's data; the script only chooses, counts and lays out.
"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const { places, acts, months, frames } = JSON.parse($("data").textContent);
  const form = $("view"), field = form.elements, numbers = new Map(places.map((place, i) => [place.key, i]));
  const rows = acts.length ? [...$("rows").rows] : [];
  const MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
  const FILTERS = ["direction", "level", "program", "stage", "method", "state"];
  let zoom = 1, zoomed = null;

  // Small tools: an element with its children; letters without accents or case; words of counts and months.
  const el = (tag, props = {}, ...kids) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...kids.filter(kid => kid !== null));
    return node;
  };
  const bare = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'").toLowerCase();
  const many = (n, one, more) => `${n.toLocaleString("en-US")} ${n === 1 ? one : more}`;
  const ways = (n, verb, what, standing) => `${many(n, `${verb}s`, verb)}${standing ? "" : ` or would ${verb}`} ${what}`;
  const monthWords = n => `${MONTHS[n % 12]} ${months.first_year + Math.floor(n / 12)}`;
  const monthCode = n => `${months.first_year + Math.floor(n / 12)}-${String(n % 12 + 1).padStart(2, "0")}`;
  const monthNumber = code => (code.slice(0, 4) - months.first_year) * 12 + (code.slice(5, 7) - 1);
  const optionWords = name => field[name].selectedOptions[0].text;

  for (const act of acts) {
    const { level, state } = places[act.place];
    act.is = { direction: [act.direction], program: [act.program], stage: [act.stage], method: act.method, level: [level], state: [state] };
    act.hay = bare([places[act.place].words, act.what, act.facts.map(fact => fact[1]).join(" "), (act.notes || []).join(" "),
      (act.quotes || []).map(quote => quote[1]).join(" ")].join(" "));
  }

  // What the form asks for. An act without a day counts only at the last month.
  const run = (act, month) => (act.stood || []).find(([first, last]) => first <= month && month <= last);
  const madeBy = (act, month) => (act.month === undefined ? month === months.last : act.month <= month);
  const shownAt = (act, month) => (field.show.value === "standing" ? Boolean(run(act, month)) : madeBy(act, month));
  const fitting = () => {
    const words = bare(field.q.value).split(/\s+/).filter(Boolean);
    return acts.filter(act => FILTERS.every(name => !field[name].value || act.is[name].includes(field[name].value)) &&
      words.every(word => act.hay.includes(word)));
  };

  // Draw all of the view anew.
  const draw = () => {
    const month = Number(field.month.value), fit = fitting(), shown = new Set(fit.filter(act => shownAt(act, month)));
    const found = new Map();
    for (const act of shown) found.has(act.place) ? found.get(act.place).push(act) : found.set(act.place, [act]);
    $("month-words").textContent = monthWords(month);
    field.month.setAttribute("aria-valuetext", monthWords(month));
    count(shown, found.size, month);
    bars(fit, month);
    paint(found);
    for (const [i, item] of [...$("list").children].entries()) {
      item.hidden = !found.has(i);
      if (found.has(i)) item.firstChild.lastChild.replaceChildren(...sums(found.get(i)));
    }
    roving();
    if ($("all").open) acts.forEach((act, i) => { rows[i].hidden = !shown.has(act); });
    showPlace(shown, month);
    frameState();
  };

  const split = list => ["limits", "extends"].map(way => [...list].filter(act => act.direction === way).length);
  const sums = list => split(list).map((n, i) => n && el("span", i ? { className: "extends", textContent: `${n} extend${n === 1 ? "s" : ""}` }
    : { className: "limits", textContent: `${n} limit${n === 1 ? "s" : ""}` })).filter(Boolean);

  // The count in words, with what it was narrowed by, so that a print or a screen reader has the whole view.
  const count = (shown, size, month) => {
    const standing = field.show.value === "standing", [limits, extend] = split(shown);
    const doubtful = standing ? [...shown].filter(act => !run(act, month)[2]).length : 0;
    const what = standing ? `${many(shown.size, "policy", "policies")} standing at the end of ${monthWords(month)}`
      : `${many(shown.size, "act", "acts")} up to the end of ${monthWords(month)}`;
    const by = FILTERS.filter(name => field[name].value).map(optionWords);
    if (field.q.value.trim()) by.push(`“${field.q.value.trim()}”`);
    $("count").textContent = !shown.size ? `Nothing recorded fits${by.length ? ` (${by.join("; ")})` : ""}, which is not to say that there is nothing.`
      : `${what} in ${many(size, "place", "places")}: ${ways(limits, "limit", "cooperation", standing)}, ` +
        `${ways(extend, "extend", "it", standing)}${doubtful ? `; ${doubtful.toLocaleString("en-US")} of all only possibly standing` : ""}` +
        `${by.length ? `. Narrowed to: ${by.join("; ")}` : ""}.`;
  };

  // Bars above the slider: what the filters leave, by year; limits upwards, extends downwards.
  const bars = (fit, month) => {
    const years = Math.floor(months.last / 12) + 1, width = 12000 / (months.last + 1);
    const sides = [...Array(years).keys()].map(year => split(fit.filter(act => field.show.value === "standing"
      ? run(act, Math.min(months.last, year * 12 + 11)) : act.month !== undefined && Math.floor(act.month / 12) === year)));
    const most = Math.max(1, ...sides.flat());
    $("years").innerHTML = sides.map(([up, down], year) => ["limits", "extends"].map((way, low) => {
      const height = 29 * (low ? down : up) / most;
      return `<rect class="${way}${year * 12 > month ? " later" : ""}" x="${year * width + 1}" width="${width - 2}" y="${low ? 31 : 29 - height}" height="${height}"/>`;
    }).join("")).join("");
  };

  // Marks: L and E for the two directions, small where nothing of that direction was decided.
  const code = list => [["limits", "L"], ["extends", "E"]].map(([way, letter]) => {
    const mine = (list || []).filter(act => act.direction === way);
    return !mine.length ? "" : mine.some(act => act.decided) ? letter : letter.toLowerCase();
  }).join("");
  const paint = found => {
    for (const path of document.querySelectorAll("#states [data-p], #areas [data-p]")) {
      const mark = code(found.get(Number(path.dataset.p))), kind = path.classList[0];
      path.setAttribute("fill", mark ? `url(#${kind}-${mark.toLowerCase()})` : "none");
      path.classList.toggle("open", mark === mark.toLowerCase());
    }
    for (const spot of $("points").children) {
      const mark = code(found.get(Number(spot.dataset.p)));
      spot.setAttribute("display", mark ? "inline" : "none");
      if (mark) spot.lastElementChild.setAttribute("href", `#m-${mark}`);
    }
  };

  // One place: its acts in order, those outside the view named as such; or the list where none is chosen.
  const showPlace = (shown, month) => {
    const chosen = numbers.get(field.place.value), place = places[chosen];
    $("list").hidden = place !== undefined;
    $("pane-title").textContent = place ? place.label : "Places";
    $("detail").replaceChildren();
    $("ring").setAttribute("display", "none");
    $("outline").setAttribute("d", "");
    if (!place) return;
    const own = acts.filter(act => act.place === chosen);
    $("detail").append(el("p", { className: "tools" }, button("← All places", ""),
      ...place.near.map(key => button(`Also: ${places[numbers.get(key)].label}`, key))),
    ...own.map(act => card(act, shown.has(act), month)));
    const spot = document.querySelector(`#points [data-p="${chosen}"]`), area = document.querySelector(`path[data-p="${chosen}"]`);
    if (area) $("outline").setAttribute("d", area.getAttribute("d"));
    if (spot) {
      $("ring").setAttribute("transform", spot.getAttribute("transform"));
      $("ring").setAttribute("display", "inline");
    }
  };
  const button = (words, key, act) => el("button", { type: "button", textContent: words, onclick: () => choose(key, act) });
  const card = (act, inside, month) => {
    const standing = run(act, month), facts = act.facts.map(([label, words]) => [label, [words]]);
    if (standing) facts.push(["Standing", [`${standing[2] ? "certainly" : "possibly"}, at the end of ${monthWords(month)}`, ...standing[3]]]);
    if (act.notes) facts.push(["Our note", act.notes]);
    if (act.quotes) facts.push(["Rests on", [act.quotes.map(([name, words]) => `${name}: “${words}”`).join("; ")]]);
    if (act.differ) facts.push(["Sources differ", act.differ]);
    if (act.links) facts.push(["Links", act.links.map(([how, other]) => el("span", {}, `${how} `,
      button(`${places[acts[other].place].label}, ${acts[other].when}`, places[acts[other].place].key, other)))]);
    facts.push([(act.sources || []).length > 1 ? "Sources" : "Source", (act.sources || []).map(([name, url, told]) => el("span", {},
      url ? el("a", { href: url, textContent: name, rel: "noreferrer" }) : name, told ? ` (${told})` : ""))]);
    return el("article", { className: `act ${act.direction}${inside ? "" : " out"}`, id: `act-${acts.indexOf(act)}`, tabIndex: -1 },
      el("h3", { textContent: act.what }), el("p", { className: "way", textContent: `${act.direction === "limits" ? "●" : "◆"} ${act.way}` }),
      el("p", { className: "date", textContent: `${act.when} (${act.basis})${inside ? "" : " · outside what is shown"}` }),
      el("dl", {}, ...facts.flatMap(([label, all]) => [el("dt", { textContent: label }), el("dd", {}, ...all.map(words => el("p", {}, words)))])));
  };

  // The address holds the view: one entry a field that is not at rest.
  const address = () => {
    const said = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value && name !== "month" && !(name === "show" && value === "made")) said.set(name, value);
    if (Number(field.month.value) !== months.last) said.set("month", monthCode(Number(field.month.value)));
    return said.toString();
  };
  const save = () => {
    if (address() !== location.hash.slice(1)) history.pushState(null, "", address() ? `#${address()}` : location.href.split("#")[0]);
  };
  const restore = () => {
    if (location.hash && !location.hash.includes("=")) return; // a link to a part of the page
    form.reset();
    field.place.value = "";
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      if (name === "month") field.month.value = monthNumber(value);
      else if (field[name]) field[name].value = value;
    }
    for (const name of FILTERS) if (field[name].selectedIndex < 0) field[name].value = "";
    draw();
  };
  const choose = (key, act) => {
    const before = field.place.value;
    field.place.value = key;
    draw();
    save();
    const back = key ? null : $("list").querySelector(`li:not([hidden]) [data-key="${CSS.escape(before)}"]`);
    const goal = act !== undefined ? $(`act-${act}`) : back || $("pane-title");
    if (back) roving(back);
    goal.focus({ preventScroll: true });
    goal.scrollIntoView({ block: innerWidth < 960 ? "start" : "nearest" });
  };

  // The list is one stop for the Tab key; the arrows walk in it.
  const roving = (goal) => {
    const open = [...$("list").querySelectorAll("li:not([hidden]) > button")];
    const stop = goal || open.find(item => item.tabIndex === 0) || open[0];
    for (const item of $("list").querySelectorAll("button")) item.tabIndex = item === stop ? 0 : -1;
  };
  $("list").addEventListener("keydown", event => {
    const open = [...$("list").querySelectorAll("li:not([hidden]) > button")], at = open.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: open.length - 1 }[event.key];
    if (to === undefined || !open[to]) return;
    event.preventDefault();
    roving(open[to]);
    open[to].focus();
  });

  // Size of the map: it grows inside its frame, which then scrolls; marks grow less than the land.
  const frame = $("frame"), map = $("map"), whole = { width: map.viewBox.baseVal.width, height: map.viewBox.baseVal.height };
  const resize = (size, x, y) => {
    zoom = Math.min(16, Math.max(1, size));
    map.style.width = `${100 * zoom}%`;
    map.style.setProperty("--k", zoom ** -0.8);
    map.classList.toggle("small", zoom * frame.clientWidth < 1400); // county lines would only be a grey haze
    const unit = map.clientWidth / whole.width;
    for (const hatch of map.querySelectorAll("pattern")) hatch.setAttribute("patternTransform", `rotate(45) scale(${0.089 / unit})`);
    frame.scrollTo(x * unit - frame.clientWidth / 2, y * unit - frame.clientHeight / 2);
  };
  const middle = () => {
    const spot = document.querySelector(`#points [data-p="${numbers.get(field.place.value)}"]`), unit = whole.width / map.clientWidth;
    if (spot) return spot.getAttribute("transform").match(/\d+/g).map(Number);
    return [(frame.scrollLeft + frame.clientWidth / 2) * unit, (frame.scrollTop + frame.clientHeight / 2) * unit];
  };
  const frameState = () => {
    if (zoomed === field.state.value) return;
    zoomed = field.state.value;
    const [x, y, width, height] = frames[zoomed] || [0, 0, whole.width, whole.height];
    resize(zoomed ? 0.9 * Math.min(whole.width / width, whole.height / height) : 1, x + width / 2, y + height / 2);
  };
  $("zoom").addEventListener("click", event => {
    const factor = Number(event.target.dataset.zoom);
    if (event.target.dataset.zoom) resize(factor ? zoom * factor : 1, ...middle());
  });

  // On paper the frame does not scroll: what it shows becomes the whole drawing, and afterwards it is as before.
  addEventListener("beforeprint", () => {
    const unit = whole.width / map.clientWidth;
    map.setAttribute("viewBox", [frame.scrollLeft, frame.scrollTop, frame.clientWidth, frame.clientHeight].map(side => side * unit).join(" "));
    map.style.width = "100%";
  });
  addEventListener("afterprint", () => {
    const [x, y, width, height] = map.getAttribute("viewBox").split(" ").map(Number);
    map.setAttribute("viewBox", `0 0 ${whole.width} ${whole.height}`);
    resize(zoom, x + width / 2, y + height / 2);
  });

  // A click takes the nearest mark within a finger's width; else the area below it.
  map.addEventListener("click", event => {
    let best = null, least = 16;
    for (const spot of $("points").children) {
      if (spot.getAttribute("display") === "none") continue;
      const box = spot.lastElementChild.getBoundingClientRect();
      const far = Math.hypot(box.x + box.width / 2 - event.clientX, box.y + box.height / 2 - event.clientY);
      if (far < least) [best, least] = [spot, far];
    }
    const hit = best || event.target.closest("[data-p]");
    if (hit && (hit === best || hit.getAttribute("fill") !== "none")) choose(places[hit.dataset.p].key);
  });

  // Set out.
  $("list").append(...places.map(place => {
    const item = el("button", { type: "button", onclick: () => choose(place.key) }, el("span", { textContent: place.label }), el("span", { className: "sum" }));
    item.dataset.key = place.key;
    return el("li", {}, item);
  }));
  let waiting = 0, drawing = 0;
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", () => { // once a frame is enough while the slider moves
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(draw);
    clearTimeout(waiting);
    waiting = setTimeout(save, 600);
  });
  form.addEventListener("change", () => { clearTimeout(waiting); draw(); save(); });
  $("clear").addEventListener("click", () => { form.reset(); choose(""); });
  addEventListener("hashchange", restore);
  form.hidden = $("pane").hidden = $("zoom").hidden = false;
  $("all").open = false;
  $("all").addEventListener("toggle", () => $("all").open && draw());
  restore();
})();
