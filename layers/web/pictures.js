/** Small drawings, made once and then copied: a copy costs a canvas far less than its strokes do. */

/** Drawings that are kept; past that all are made anew. */
const MOST = 4000;

/** @type {Map<string, HTMLCanvasElement>} */
const made = new Map();

/**
 * Copy a small drawing onto a canvas, on whole pixels of the screen.
 * @param {CanvasRenderingContext2D} context
 * @param {string} key all that the drawing depends on
 * @param {[number, number, number, number]} box left, top, width and height
 * @param {(context: CanvasRenderingContext2D) => void} draw within a box that begins at 0, 0
 */
export default function copyPicture(context, key, [left, top, width, height], draw) {
  const { a: density, e, f } = context.getTransform();
  const name = `${density} ${key}`;
  let picture = made.get(name);
  if (!picture) {
    picture = document.createElement("canvas");
    picture.width = Math.ceil(width * density) + 1;
    picture.height = Math.ceil(height * density) + 1;
    const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
    pen.scale(density, density);
    draw(pen);
    if (made.size >= MOST) made.clear();
    made.set(name, picture);
  }
  const x = (Math.round(left * density + e) - e) / density;
  const y = (Math.round(top * density + f) - f) / density;
  context.drawImage(picture, x, y, picture.width / density, picture.height / density);
}

/** Make all anew: letters came that were not there before. */
export function forgetPictures() {
  made.clear();
}
