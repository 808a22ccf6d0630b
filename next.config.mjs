import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from "next/constants.js";

const inertDefaults = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser is never used here, and its endpoint has had remote holes.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  devIndicators: false,
  // The tests check types on their own; a build for serving need not do it again.
  typescript: { ignoreBuildErrors: true },
  // The development server would print query values, which may hold a credential.
  logging: { incomingRequests: { ignore: [/^\/api\//] } },
  // A folder that runs by itself, for the container image; `next start` does not serve that kind of build.
  ...(process.env.NEXT_OUTPUT === "standalone" && { output: "standalone" }),
  headers: async () => [{ source: "/((?!api/).*)", headers: inertDefaults }],
};

/** Before the style sheets are read; what is built already has its icons. */
export default async function configure(phase) {
  if (phase === PHASE_PRODUCTION_BUILD || phase === PHASE_DEVELOPMENT_SERVER) {
    const { makeIconFont } = await import("./components/ui/icon/make-icon-font.mjs");
    await makeIconFont();
  }
  return config;
}
