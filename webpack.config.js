/**
 * The add-in as Excel loads it: one page whose scripts come in this order: Office.js, the functions with the engine (so that formulas answer
 * before the pane is there), the pane.
 *
 *   KA_ORIGIN       where the add-in will be served, e.g. https://ka.example.com; written into the manifest and functions.json
 *   OFFICE_JS_URL   where Office.js comes from; in China (21Vianet) this is
 *                   https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js
 */
const { dirname, join } = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const { Compilation, DefinePlugin, sources, WebpackError } = require("webpack");
const { config, version } = require("./package.json");
const { DEVELOPMENT_ORIGIN, SOURCES, TRANSLATIONS, functionsFiles } = require("./scripts/functions-metadata.js");
const { STYLE, helpFiles } = require("./scripts/functions-help.js");
const { ThirdPartyNoticesPlugin } = require("./scripts/third-party-notices.js");

const ORIGIN = httpsAddress("KA_ORIGIN", DEVELOPMENT_ORIGIN);
const OFFICE_JS_URL = httpsAddress("OFFICE_JS_URL", "https://appsforoffice.microsoft.com/lib/1/hosted/office.js");

/**
 * What the page may load. It stands in the page because a static host may not send headers; frame-ancestors, which a page cannot say of
 * itself, is the host's to send. Fluent UI writes style elements, hence 'unsafe-inline' for styles.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' ${new URL(OFFICE_JS_URL).origin}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

module.exports = async (_env, { mode = "production" }) => ({
  mode,
  entry: {
    functions: "./src/functions/functions.ts",
    taskpane: { import: "./src/pane/entry.tsx", dependOn: "functions" },
  },
  // Names without a hash: the manifest names functions.js, and Excel keeps the address. The page asks for each build's own by a query.
  output: {
    path: join(__dirname, "dist/addin"),
    filename: "[name].js",
    chunkFilename: "[name].[contenthash:8].js",
    clean: true,
  },
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    alias: {
      [join(dirname(require.resolve("zod")), "v4/core/to-json-schema.js")]: join(
        __dirname,
        "scripts/no-json-schema.mjs",
      ),
    },
  },
  module: {
    rules: [
      { test: /\.tsx?$/, exclude: /node_modules/, use: { loader: "swc-loader", options: SWC_OPTIONS } },
      {
        test: /\.tsx?$/,
        include: join(__dirname, "src/pane"),
        enforce: "post",
        use: require.resolve("./scripts/styles-at-build.js"),
      },
    ],
  },
  plugins: [
    new HtmlWebpackPlugin({
      filename: "taskpane.html",
      template: "./src/pane/taskpane.html",
      inject: "head",
      scriptLoading: "defer",
      hash: true,
    }),
    // As the command has it: the log says which KA a run was made with.
    new DefinePlugin({ "process.env.KA_VERSION": JSON.stringify(version) }),
    new OfficePagePlugin(),
    new FunctionsMetadataPlugin(),
    new ThirdPartyNoticesPlugin(),
    new CopyPlugin({
      patterns: [
        { from: "assets/*.{png,html}" },
        { from: "manifest.xml", transform: (xml) => xml.toString().replaceAll(DEVELOPMENT_ORIGIN, ORIGIN) },
      ],
    }),
  ],
  // No eval in either mode: the page's policy forbids it.
  devtool: mode === "production" ? false : "source-map",
  performance: { hints: false },
  devServer: mode === "production" ? undefined : await serveOverHttps(),
});

const SWC_OPTIONS = {
  jsc: {
    parser: { syntax: "typescript", tsx: true },
    transform: { react: { runtime: "automatic" } },
    target: "es2022",
  },
};

/** Excel loads add-ins over https only, so the server uses the certificate that office-addin-dev-certs installs for localhost. */
async function serveOverHttps() {
  if (!process.env.WEBPACK_SERVE) return undefined;
  const { getHttpsServerOptions } = require("office-addin-dev-certs");
  return {
    port: config.dev_server_port,
    hot: false,
    server: { type: "https", options: await getHttpsServerOptions() },
    headers: { "Access-Control-Allow-Origin": "*" },
  };
}

/** Puts the policy first in the page's head and Office.js after it, before any script of KA's. */
class OfficePagePlugin {
  apply(compiler) {
    compiler.hooks.compilation.tap("OfficePagePlugin", (compilation) => {
      HtmlWebpackPlugin.getHooks(compilation).beforeEmit.tap("OfficePagePlugin", (page) => {
        if (/<script[^>]+office(\.debug)?\.js/.test(page.html)) {
          compilation.errors.push(
            new WebpackError("taskpane.html names Office.js itself: webpack.config.js adds it, from OFFICE_JS_URL"),
          );
        }
        const policy = `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`;
        const office = `<script src="${OFFICE_JS_URL}"></script>`;
        return {
          ...page,
          html: page.html.replace(/<head>(\s*<meta charset[^>]*>)?/i, (head) => `${head}${policy}${office}`),
        };
      });
    });
  }
}

/**
 * Emits functions.json, functions.zh-CN.json and the pages that tell of the functions. Microsoft's CustomFunctionsMetadataPlugin is not used: it emits the description unpatched and
 * in one language, and it adds the calls of `associate` while webpack bundles, so that the preview page and the tests, which run the same
 * source without webpack, would have no functions.
 */
class FunctionsMetadataPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("FunctionsMetadataPlugin", (compilation) => {
      compilation.fileDependencies.addAll([...SOURCES, ...TRANSLATIONS, STYLE]);
      compilation.hooks.processAssets.tapPromise(
        { name: "FunctionsMetadataPlugin", stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        async () => {
          for (const { name, text } of [...(await functionsFiles(ORIGIN)), ...(await helpFiles())])
            compilation.emitAsset(name, new sources.RawSource(text));
        },
      );
    });
  }
}

/** An address from the environment, without a slash at its end. */
function httpsAddress(variable, fallback) {
  const given = process.env[variable] || fallback;
  if (!URL.canParse(given) || new URL(given).protocol !== "https:")
    throw new Error(`${variable} has to be an https address: ${given}`);
  return given.replace(/\/+$/, "");
}
