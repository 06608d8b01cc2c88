// What the explorer draws with Observable Plot: the bars over its slider, and its map. Each returns one SVG element.
"use strict";

// Acts ({ month, direction }) by year, with the years after `month` pale; extends upwards and limits downwards, as on
// the timeline. `codes` holds the slider's months, as "2019-03".
function drawYears(acts, month, codes, width) {
  const wide = width > 500, end = codes.length;
  const bars = (way, sign, words) => {
    const mine = acts.filter(act => act.direction === way), by = { x: "month", interval: 12 };
    const height = { y: own => sign * own.length }, number = { ...height, text: own => `${own.length}` };
    return [
      Plot.rectY(mine, Plot.binX(height, { ...by, fill: `var(--${way}-area)`, inset: 0.5, clip: true })),
      wide ? Plot.text(mine, Plot.binX(number, { ...by, dy: -7 * sign, fontSize: 10 })) : null,
      Plot.text([words], { frameAnchor: sign > 0 ? "top-left" : "bottom-left" }),
    ];
  };
  return Plot.plot({
    width, height: 110, marginLeft: 8, marginRight: 8, marginTop: 4, marginBottom: 18,
    x: { domain: [0, end], label: null }, y: { axis: null, insetTop: 12, insetBottom: 12 },
    marks: [
      bars("extends", 1, "▲ extend"), bars("limits", -1, "● limit"), Plot.ruleY([0], { stroke: "var(--soft)" }),
      Plot.rect([month + 1], { x1: n => n, x2: end, fill: "var(--ground)", fillOpacity: 0.7 }),
      Plot.axisX(d3.range(6, end, wide ? 36 : 72), { tickSize: 0, tickPadding: 5,
        tickFormat: n => `${n < 12 ? "to " : ""}${codes[n].slice(0, 4)}` }),
    ],
  });
}

// Places ({ key, level, state, shape, spot, way, decided, label, href }) on the land: of the country, or of the state
// with the code `state`. Shapes as on the printed maps, a square for both directions; hollow or pale: nothing decided.
const SYMBOL = { limits: "circle", extends: "triangle", both: "square" };
function drawMap(places, chosen, map, state, width) {
  const wide = width > 500, country = { type: "MultiPoint", coordinates: [[0, 0], map.size] };
  const land = Object.values(map.land), lines = map.lines[state] ? [map.lines[state]] : [];
  const colour = d => `var(--${d.way})`, ring = { stroke: "var(--ink)", strokeWidth: 2 };
  const shape = d => (d.level === "state" ? map.land[d.state] : d.shape), named = { href: "href", ariaLabel: "label" };
  const areas = level => Plot.geo(places.filter(d => d.level === level && shape(d)), { ...named, title: "label",
    geometry: shape, fill: d => `url(#${d.way}-${level})`, fillOpacity: d => (d.decided ? 1 : 0.4) });
  const at = { x: d => d.spot[0], y: d => d.spot[1] }, spots = places.filter(d => d.spot);
  const radius = d => d.spot[2] * (map.land[state] ? 1.5 : 1) * (wide ? 1 : 0.75);
  const svg = Plot.plot({
    width, height: Math.max(width * map.size[1] / map.size[0], state ? 340 : 0), margin: 1, r: { type: "identity" },
    projection: { type: "identity", inset: 4, domain: map.land[state] ?? country },
    marks: [
      Plot.geo(land, { fill: "var(--land)" }),
      areas("state"), areas("county"),
      Plot.geo(lines, { stroke: "var(--line)", strokeWidth: 0.5, pointerEvents: "none" }),
      Plot.geo(land, { stroke: "var(--edge)", strokeWidth: 1.2, pointerEvents: "none" }),
      ["start", "end"].map(end => Plot.text(state ? [] : map.insets.filter(inset => inset.anchor === end),
        { x: "x", y: "y", text: "name", textAnchor: end, fill: "var(--soft)", fontSize: wide ? 12 : 9 })),
      Plot.dot(spots, { ...at, ...named, r: radius, symbol: d => SYMBOL[d.way],
        fill: d => (d.decided ? colour(d) : "var(--ground)"), stroke: d => (d.decided ? "var(--edge)" : colour(d)),
        strokeWidth: d => (d.decided ? 0.6 : 1.4) }),
      Plot.geo(chosen.map(shape).filter(Boolean), ring),
      Plot.dot(chosen.filter(d => d.spot), { ...at, ...ring, r: d => radius(d) + 5 }),
      Plot.tip(spots, Plot.pointer({ ...at, title: "label", maxRadius: 16, fill: "var(--ground)", ariaHidden: true })),
    ],
  });
  // Hundreds of links in no order that means anything would bar the way of the Tab key; the list beside the map holds
  // the same ones in order, as one stop. The marks stay links with names: for a pointer, for a new tab, and for a
  // finger on the map that a screen reader follows.
  for (const mark of svg.querySelectorAll("a")) mark.tabIndex = -1;
  for (const layer of svg.querySelectorAll("g[aria-label]")) layer.removeAttribute("aria-label"); // "geo", "dot"
  svg.addEventListener("click", event => { // the mark that the tip names, also where the finger was beside it
    if (!svg.value) return;
    event.preventDefault();
    location.hash = svg.value.href;
  });
  return svg;
}
