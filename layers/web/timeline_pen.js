/** Lines and words on a canvas. */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} toX
 * @param {number} toY
 */
export function line(context, x, y, toX, toY) {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
}

/**
 * A label that begins at x, left out where it would run past the end.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {{x: number, y: number, end: number, colour: string, paper: string}} where `paper`: drawn around the letters
 */
export function label(context, text, { x, y, end, colour, paper }) {
  if (x + context.measureText(text).width > end) return;
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = paper;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
