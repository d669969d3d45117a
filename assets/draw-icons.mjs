/**
 * Draws KA's icon in every size the manifest names: ranked columns, the first in full colour, and from 32 px up
 * the cumulative curve over them.
 *
 *   node assets/draw-icons.mjs [folder]     (default: this folder)
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];

const FULL = [15, 108, 189];
const MIDDLE = [72, 150, 218];
const PALE = [133, 186, 232];
const CURVE = [216, 95, 20];

/** The three columns: heights as shares of the icon, alone and under the curve. */
const COLUMNS = [
  { alone: 0.9, underCurve: 0.6, colour: FULL },
  { alone: 0.52, underCurve: 0.38, colour: MIDDLE },
  { alone: 0.28, underCurve: 0.2, colour: PALE },
];

/** Points of the curve in shares of the icon, from the bottom left corner. */
const CURVE_POINTS = [
  [0.2, 0.62],
  [0.5, 0.84],
  [0.9, 0.93],
];

/** Samples along one side of a pixel; coverage is their share inside the shape. */
const SAMPLES = 6;

/** The shapes of one icon. Edges of columns fall on whole pixels, else a 16 px icon is a blur. */
function layOut(size) {
  const margin = Math.max(1, Math.round(size / 16));
  const gap = Math.max(1, Math.round(size / 14));
  const width = Math.floor((size - 2 * margin - 2 * gap) / 3);
  const left = Math.floor((size - 3 * width - 2 * gap) / 2);
  const floor = size - margin;
  const withCurve = size >= 32;
  const columns = COLUMNS.map(({ alone, underCurve, colour }, at) => {
    const x = left + at * (width + gap);
    const reach = withCurve ? underCurve : alone;
    return { x, right: x + width, top: floor - Math.round(reach * (size - 2 * margin)), bottom: floor, colour };
  });
  return { columns, radius: size / 24, curve: withCurve ? curve(size) : [], stroke: size / 26 };
}

/** A smooth line through CURVE_POINTS as many short pieces (quadratic Lagrange: three points, one parabola). */
function curve(size) {
  const [[x0, y0], [x1, y1], [x2, y2]] = CURVE_POINTS;
  const points = [];
  for (let step = 0; step <= 64; step += 1) {
    const x = x0 + ((x2 - x0) * step) / 64;
    const y =
      (y0 * (x - x1) * (x - x2)) / ((x0 - x1) * (x0 - x2)) +
      (y1 * (x - x0) * (x - x2)) / ((x1 - x0) * (x1 - x2)) +
      (y2 * (x - x0) * (x - x1)) / ((x2 - x0) * (x2 - x1));
    points.push([x * size, (1 - y) * size]);
  }
  return points;
}

/** The colour at a point, or undefined where the icon is empty. */
function colourAt(shapes, x, y) {
  const nearest = shapes.stroke ** 2;
  if (shapes.curve.some(([cx, cy]) => (x - cx) ** 2 + (y - cy) ** 2 <= nearest)) return CURVE;
  return shapes.columns.find((column) => insideColumn(column, shapes.radius, x, y))?.colour;
}

/** Whether a point lies in a column with two rounded upper corners. */
function insideColumn({ x: left, right, top, bottom }, radius, x, y) {
  if (x < left || x >= right || y < top || y >= bottom) return false;
  if (y >= top + radius) return true;
  const centre = x < left + radius ? left + radius : x > right - radius ? right - radius : x;
  return Math.hypot(x - centre, y - (top + radius)) <= radius;
}

function draw(size) {
  const shapes = layOut(size);
  const png = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) paint(png, shapes, x, y);
  }
  return png;
}

function paint(png, shapes, x, y) {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const dx = ((sample % SAMPLES) + 0.5) / SAMPLES;
    const dy = (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    const colour = colourAt(shapes, x + dx, y + dy);
    if (!colour) continue;
    covered += 1;
    colour.forEach((channel, at) => (sum[at] += channel));
  }
  const offset = (y * png.width + x) * 4;
  sum.forEach((channel, at) => (png.data[offset + at] = covered ? Math.round(channel / covered) : 0));
  png.data[offset + 3] = Math.round((255 * covered) / (SAMPLES * SAMPLES));
}

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
mkdirSync(folder, { recursive: true });
for (const size of SIZES) writeFileSync(join(folder, `icon-${size}.png`), PNG.sync.write(draw(size)));
