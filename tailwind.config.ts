import type { Config } from "tailwindcss";

const token = (name: string) => `var(--${name})`;

/** Colours, radii and type of the app. The values live in app/globals.css, once for light and dark. */
const config: Config = {
  content: [],
  theme: {
    extend: {
      colors: {
        canvas: token("canvas"),
        surface: token("surface"),
        raised: token("raised"),
        sunken: token("sunken"),
        hover: token("hover"),
        line: { DEFAULT: token("line"), strong: token("line-strong") },
        ink: { DEFAULT: token("ink"), muted: token("ink-muted"), faint: token("ink-faint") },
        accent: {
          DEFAULT: token("accent"),
          strong: token("accent-strong"),
          soft: token("accent-soft"),
          ink: token("accent-ink"),
          text: token("accent-text"),
        },
        ok: { DEFAULT: token("ok"), soft: token("ok-soft") },
        info: { DEFAULT: token("info"), soft: token("info-soft") },
        warn: { DEFAULT: token("warn"), soft: token("warn-soft") },
        danger: { DEFAULT: token("danger"), soft: token("danger-soft") },
        violet: { DEFAULT: token("violet"), soft: token("violet-soft") },
      },
      fontFamily: {
        sans: ["'Inter Variable'", "ui-sans-serif", "system-ui", "sans-serif"],
        mono: ["'JetBrains Mono Variable'", "ui-monospace", "SFMono-Regular", "monospace"],
      },
      fontSize: {
        // Dense tool text, beside Tailwind's own scale.
        "2xs": ["0.6875rem", { lineHeight: "1rem" }],
        code: ["0.8125rem", { lineHeight: "1.375rem" }],
      },
      boxShadow: {
        card: "0 1px 2px var(--shadow)",
        float: "0 8px 24px var(--shadow), 0 2px 6px var(--shadow)",
      },
    },
  },
};

export default config;
