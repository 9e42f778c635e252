/** Words written on a map, with a halo of the ground's colour. */

import copyPicture, { forgetPictures } from "./pictures.js";

/** @typedef {import("./labels.js").Box} Box */

/** Pixels from one line to the next. */
export const LINE = 13;
/** Pixels around a word that its halo may need. */
const HALO = 3;

const pen = () => /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
/** @type {CanvasRenderingContext2D | undefined} */
let measuring;
/** @type {Map<string, number>} */
const widths = new Map();

/** @param {string} text @param {string} font @param {string} [spacing] between letters @returns {number} pixels */
export function widthOf(text, font, spacing = "0px") {
  const key = `${font}|${spacing}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    measuring ??= pen();
    measuring.font = font;
    measuring.letterSpacing = spacing;
    width = measuring.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** Measure and write all anew: letters came that were not there before. */
export function forgetLetters() {
  widths.clear();
  forgetPictures();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./labels.js").Placed[]} placed
 * @param {{halo: string, secondColour: string, leaderColour: string}} look
 */
export function drawLabels(context, placed, { halo, secondColour, leaderColour }) {
  for (const label of placed) {
    const { box, lines, at, spacing } = label;
    if (label.leader) drawLeader(context, at, box, leaderColour);
    const centred = Boolean(label.spots) && !label.leader;
    const toLeft = !centred && box[2] <= at[0];
    lines.forEach((line, index) => {
      const isSecond = index > 0 && line === label.second;
      const font = isSecond ? label.font.replace(/^\d+ (\S+ )?[\d.]+px/, "400 10.5px") : label.font;
      const count = index === 0 && label.count ? ` ${label.count}` : "";
      const bold = label.font.replace(/^\d+/, "600");
      const textWidth = widthOf(line, font, spacing);
      const wide = textWidth + (count ? widthOf(count, bold, spacing) : 0);
      const x = centred ? (box[0] + box[2] - wide) / 2 : toLeft ? box[2] - wide : box[0];
      const y = box[1] + 1 + LINE * index;
      write(context, line, [x, y], { font, spacing, colour: isSecond ? secondColour : label.colour, halo });
      if (count) {
        const colour = label.countColour ?? label.colour;
        write(context, count, [x + textWidth, y], { font: bold, spacing, colour, halo });
      }
    });
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {[number, number]} at left end and top of the line
 * @param {{font: string, spacing?: string, colour: string, halo: string}} look
 */
function write(context, text, [x, y], { font, spacing = "0px", colour, halo }) {
  const width = widthOf(text, font, spacing);
  const box = /** @type {Box} */ ([x - HALO, y - HALO, width + 2 * HALO, LINE + 2 * HALO]);
  copyPicture(context, `${text}|${font}|${spacing}|${colour}|${halo}`, box, (on) => {
    on.font = font;
    on.letterSpacing = spacing;
    on.lineJoin = "round";
    on.textBaseline = "middle";
    on.strokeStyle = halo;
    on.lineWidth = 3;
    on.strokeText(text, HALO, HALO + LINE / 2);
    on.fillStyle = colour;
    on.fillText(text, HALO, HALO + LINE / 2);
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} at
 * @param {Box} box
 * @param {string} colour
 */
function drawLeader(context, [x, y], box, colour) {
  const toX = Math.max(box[0], Math.min(x, box[2]));
  const toY = Math.max(box[1], Math.min(y, box[3]));
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
  context.restore();
}
