/** What the tests are told by their environment. */

/** A variable that must be set. */
export function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} must be set; \`cargo xtask test browser\` sets it`);
  }
  return value;
}
