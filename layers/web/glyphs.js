/** The shape of each stance: shape first, colour second. */

/** @type {Record<string, "affirm" | "deny" | "react">} */
export const FAMILY = {
  asserts: "affirm",
  estimates: "affirm",
  observes: "affirm",
  confirms: "affirm",
  denies: "deny",
  declines: "deny",
  warns: "react",
  condemns: "react",
  responds: "react",
};

/**
 * Draw a stance's shape.
 * @param {CanvasRenderingContext2D} context
 * @param {string} stance
 * @param {number} x centre
 * @param {number} y centre
 * @param {number} r radius, pixels
 * @param {{colour: string, paper: string, open?: boolean}} look `open`: outline only, for a day or status that is not certain
 */
export function drawGlyph(context, stance, x, y, r, { colour, paper, open = false }) {
  context.save();
  context.translate(x, y);
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = Math.max(1.4, r * 0.38);
  const disc = (/** @type {number} */ radius) => {
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
  };
  const solid = () => {
    if (open) {
      context.lineWidth = 1.3;
      context.setLineDash([2, 1.4]);
      context.fillStyle = paper;
    }
    context.fill();
    if (open) context.stroke();
  };
  const ring = () => {
    if (open) context.setLineDash(evenly(r - context.lineWidth / 2));
    disc(r - context.lineWidth / 2);
    context.fillStyle = paper;
    context.fill();
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = colour;
  };
  const polygon = (/** @type {number[]} */ ...points) => {
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) context.lineTo(points[i] * r, points[i + 1] * r);
    context.closePath();
  };
  const cross = (/** @type {number} */ arm) => {
    context.beginPath();
    context.moveTo(-arm, -arm);
    context.lineTo(arm, arm);
    context.moveTo(arm, -arm);
    context.lineTo(-arm, arm);
    context.stroke();
  };
  switch (stance) {
    case "estimates":
      ring();
      context.beginPath();
      context.arc(0, 0, r - context.lineWidth / 2, 0, Math.PI);
      context.fill();
      break;
    case "observes":
      ring();
      disc(r * 0.36);
      context.fill();
      break;
    case "confirms":
      polygon(-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9);
      solid();
      break;
    case "denies":
      context.lineWidth = Math.max(1.8, r * 0.5);
      cross(r * 0.85);
      if (!open) break;
      context.strokeStyle = paper;
      context.lineWidth = Math.max(0.8, r * 0.22);
      cross(r * 0.72);
      break;
    case "declines":
      ring();
      context.beginPath();
      context.moveTo(-r * 0.5, 0);
      context.lineTo(r * 0.5, 0);
      context.stroke();
      break;
    case "warns":
      polygon(0, -1, 1, 0.85, -1, 0.85);
      solid();
      break;
    case "condemns":
      polygon(0, 1, 1, -0.85, -1, -0.85);
      solid();
      break;
    case "responds":
      polygon(0, -1.1, 1.1, 0, 0, 1.1, -1.1, 0);
      context.lineWidth = 1.5;
      if (open) context.setLineDash([2, 1.4]);
      context.fillStyle = paper;
      context.fill();
      context.stroke();
      break;
    default:
      disc(r);
      solid();
  }
  context.restore();
}

/** @param {number} radius @returns {[number, number]} dash and gap that close evenly around a circle */
function evenly(radius) {
  const period = (2 * Math.PI * radius) / Math.max(5, Math.round((2 * Math.PI * radius) / 3.4));
  return [period * 0.58, period * 0.42];
}

/**
 * A stance's shape as a small canvas, hidden from screen readers: the verb beside it says the same.
 * @param {string} stance
 * @param {{colour: string, paper: string, open?: boolean, size?: number}} look `size`: pixels
 * @returns {HTMLCanvasElement}
 */
export function glyphElement(stance, { size = 16, ...look }) {
  const canvas = document.createElement("canvas");
  const scale = globalThis.devicePixelRatio || 1;
  canvas.width = canvas.height = size * scale;
  canvas.style.width = canvas.style.height = `${size}px`;
  canvas.setAttribute("aria-hidden", "true");
  const context = canvas.getContext("2d");
  if (context) {
    const larger = Math.max(1, size / 16); // lines grow with a glyph that a room should see
    const middle = size / larger / 2;
    context.scale(scale * larger, scale * larger);
    drawGlyph(context, stance, middle, middle, middle * 0.72, look);
  }
  return canvas;
}
