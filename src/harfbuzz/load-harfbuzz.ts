import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A place in harfbuzz's memory; 0 where there is none. */
export type Pointer = number;

/** What is called here of harfbuzz's subsetter [https://harfbuzz.github.io/harfbuzz-hb-subset.html]. */
export interface Harfbuzz {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(size: number): Pointer;
  hb_blob_create(data: Pointer, length: number, mode: number, userData: Pointer, destroy: Pointer): Pointer;
  hb_blob_get_data(blob: Pointer, length: Pointer): Pointer;
  hb_blob_get_length(blob: Pointer): number;
  hb_face_create(blob: Pointer, index: number): Pointer;
  hb_face_reference_blob(face: Pointer): Pointer;
  hb_set_add(set: Pointer, value: number): void;
  hb_set_clear(set: Pointer): void;
  hb_set_invert(set: Pointer): void;
  hb_subset_input_create_or_fail(): Pointer;
  hb_subset_input_set(input: Pointer, kind: number): Pointer;
  hb_subset_input_unicode_set(input: Pointer): Pointer;
  hb_subset_input_get_flags(input: Pointer): number;
  hb_subset_input_set_flags(input: Pointer, flags: number): void;
  hb_subset_input_pin_axis_location(input: Pointer, face: Pointer, tag: number, value: number): number;
  hb_subset_or_fail(face: Pointer, input: Pointer): Pointer;
}

let compiled: WebAssembly.Module | undefined;

/**
 * A harfbuzz with a memory of its own, which goes with it: what a damaged font does in there harms no other font. The code is read and
 * compiled once. It is a part of the program, in a package that Node can't import it from.
 */
export async function loadHarfbuzz(): Promise<Harfbuzz> {
  const { resolve } = createRequire(import.meta.url);
  compiled ??= await WebAssembly.compile(readFileSync(resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')));
  const { exports } = await WebAssembly.instantiate<Harfbuzz>(compiled);
  exports._initialize();
  return exports;
}
