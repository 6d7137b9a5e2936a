/** A style sheet, compiled to text by the build. */
declare module "*.scss" {
  const css: string;
  export default css;
}
