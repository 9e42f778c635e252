/** Hatching: parallel lines inside a shape, fixed to the ground so that they move with it. */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./coordinates.js").Frame} frame
 * @param {Path2D} area in pixels
 * @param {{colour: string, every: number, width: number, falling?: boolean}} look `falling`: −45°
 */
export function hatch(context, frame, area, { colour, every, width, falling = false }) {
  context.save();
  context.clip(area, "evenodd");
  context.beginPath();
  const reach = frame.width + frame.height;
  const pitch = every * Math.SQRT2;
  const origin = falling ? frame.left - frame.top : frame.left + frame.top;
  const phase = ((origin % pitch) + pitch) % pitch;
  for (let at = phase - (falling ? frame.height + pitch : pitch); at < reach; at += pitch) {
    if (falling) {
      context.moveTo(at, 0);
      context.lineTo(at + frame.height, frame.height);
    } else {
      context.moveTo(at, 0);
      context.lineTo(at - frame.height, frame.height);
    }
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  context.restore();
}
