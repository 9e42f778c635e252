import js from "@eslint/js";
import globals from "globals";

const TEXT = "Text of anyone's is set by textContent, or drawn on a canvas.";
const LEAFLET = `Leaflet reads a string here as HTML. ${TEXT}`;

/** Properties that turn a string into markup or into code, whatever object they are on. */
const PARSERS = {
  innerHTML: TEXT,
  outerHTML: TEXT,
  srcdoc: TEXT,
  insertAdjacentHTML: TEXT,
  setHTML: TEXT,
  setHTMLUnsafe: TEXT,
  parseHTMLUnsafe: TEXT,
  parseFromString: TEXT,
  createContextualFragment: TEXT,
  write: TEXT,
  writeln: TEXT,
  bindPopup: LEAFLET,
  bindTooltip: LEAFLET,
  setContent: LEAFLET,
  setTooltipContent: LEAFLET,
  setPopupContent: LEAFLET,
  addAttribution: LEAFLET,
  divIcon: LEAFLET,
};

export default [
  { ignores: ["node_modules/", ".venv/"] },
  js.configs.recommended,
  {
    files: ["layers/web/**/*.js", "benchmarks/*.js"],
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: "module",
      globals: { ...globals.browser, L: "readonly" },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implicit-globals": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        ...Object.entries(PARSERS).map(([property, message]) => ({ property, message })),
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "Property[key.name=/^(innerHTML|outerHTML|srcdoc)$/]",
          message: TEXT,
        },
        {
          selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^on/i]",
          message: "Listen with addEventListener.",
        },
        {
          selector: "AssignmentExpression[left.object.name=/^(window|globalThis|self)$/]",
          message: "No globals: export it.",
        },
      ],
      "no-script-url": "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["tests/web/**/*.mjs"],
    languageOptions: { globals: globals.nodeBuiltin },
  },
];
