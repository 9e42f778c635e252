/** The parts of Explore, in one script: they share what they have read, and come in one answer. */

export { default as add_scene } from "./add_scene.js";
export { default as cards } from "./cards.js";
export { default as clean_link } from "./clean_link.js";
export { default as copy_link } from "./copy_link.js";
export { default as facets } from "./facets.js";
export { default as table } from "./table.js";
export { default as timeline } from "./timeline.js";
