/** The oldest major version of Node that runs FinRisk's TypeScript as it stands. */
export const OLDEST_NODE_MAJOR = 24;

/** @param {string} version such as "24.1.0" or "v24.1.0" */
export const isNodeRecent = (version) => Number(version.replace(/^v/, "").split(".")[0]) >= OLDEST_NODE_MAJOR;

/**
 * Which Node runs the command: the one that is asked, the one installed beside the command, or none, with the sentence to say.
 * @param {string} version of the Node that is asked
 * @param {boolean} isBundled whether `npm ci` brought one along
 * @returns {{ runOn: "this" } | { runOn: "bundled" } | { runOn: "none", refusal: string }}
 */
export function chooseNode(version, isBundled) {
  if (isNodeRecent(version)) return { runOn: "this" };
  if (isBundled) return { runOn: "bundled" };
  const refusal = `finrisk needs Node ${OLDEST_NODE_MAJOR} or newer and this is ${version}: run "npm ci" in its folder, which brings one along, or install a newer Node.`;
  return { runOn: "none", refusal };
}
