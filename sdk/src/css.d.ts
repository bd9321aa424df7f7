/** A stylesheet as text, minified by the build. It becomes a constructed sheet: no <style>, no inline style text. */
declare module "*.css" {
  export const css: string;
}
