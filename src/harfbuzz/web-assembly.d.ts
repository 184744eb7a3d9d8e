/* The part that is used here of what Node has, and its types leave to those of browsers. */

declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  function compile(code: Uint8Array): Promise<Module>;
  function instantiate<Exports>(module: Module): Promise<{ readonly exports: Exports }>;
}
