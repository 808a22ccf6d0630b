const inertDefaults = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Frame-Options", value: "DENY" },
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
  headers: async () => [{ source: "/((?!api/).*)", headers: inertDefaults }],
};

export default config;
