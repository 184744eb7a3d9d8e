import { type Harfbuzz, loadHarfbuzz, type Pointer } from '../harfbuzz/load-harfbuzz.js';
import { FontError } from './font-error.js';

/** What is asked of harfbuzz: some characters of a font, or all of it, at one place of its axes. */
type Asked = { readonly text: string } | { readonly variationAxes: Readonly<Record<string, number>> };

/** Constants of harfbuzz: who may write to a font's memory, kinds of sets, flags. */
const MEMORY_WRITABLE = 2;
const LAYOUT_FEATURES = 6;
const NO_HINTING = 0x0001;
const NO_LAYOUT_CLOSURE = 0x0200;

/**
 * What harfbuzz makes of a font, without hinting and rules of layout; it is loaded for that.
 * @throws FontError where it doesn't accept the font
 */
export async function runHarfbuzz(font: Uint8Array, asked: Asked): Promise<Uint8Array> {
  const harfbuzz = await loadHarfbuzz();
  try {
    return subset(harfbuzz, font, asked);
  } catch (error) {
    throw new FontError('damaged', `harfbuzz: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function subset(harfbuzz: Harfbuzz, font: Uint8Array, asked: Asked): Uint8Array {
  const face = openFace(harfbuzz, font);
  const input = there('hb_subset_input_create_or_fail', harfbuzz.hb_subset_input_create_or_fail());
  keepAll(harfbuzz, harfbuzz.hb_subset_input_set(input, LAYOUT_FEATURES));
  const flags = harfbuzz.hb_subset_input_get_flags(input);
  harfbuzz.hb_subset_input_set_flags(input, flags | NO_HINTING | NO_LAYOUT_CLOSURE);
  const characters = harfbuzz.hb_subset_input_unicode_set(input);
  if ('text' in asked) {
    for (const character of asked.text) harfbuzz.hb_set_add(characters, character.codePointAt(0) ?? 0);
  } else {
    keepAll(harfbuzz, characters);
    for (const [tag, value] of Object.entries(asked.variationAxes)) {
      const pinned = harfbuzz.hb_subset_input_pin_axis_location(input, face, numberOfTag(tag), value);
      there(`hb_subset_input_pin_axis_location ${tag}`, pinned);
    }
  }
  const made = there('hb_subset_or_fail', harfbuzz.hb_subset_or_fail(face, input));
  const blob = harfbuzz.hb_face_reference_blob(made);
  const length = there('hb_blob_get_length', harfbuzz.hb_blob_get_length(blob));
  // A copy: its memory goes with it.
  return new Uint8Array(harfbuzz.memory.buffer, harfbuzz.hb_blob_get_data(blob, 0), length).slice();
}

function openFace(harfbuzz: Harfbuzz, font: Uint8Array): Pointer {
  const data = there('malloc', harfbuzz.malloc(font.length));
  // Looked up here: whatever asks for memory may move all of it.
  new Uint8Array(harfbuzz.memory.buffer).set(font, data);
  return harfbuzz.hb_face_create(harfbuzz.hb_blob_create(data, font.length, MEMORY_WRITABLE, 0, 0), 0);
}

function keepAll(harfbuzz: Harfbuzz, set: Pointer): void {
  harfbuzz.hb_set_clear(set);
  harfbuzz.hb_set_invert(set);
}

/** @throws Error where harfbuzz handed out nothing */
function there(called: string, result: number): number {
  if (result === 0) throw new Error(`${called} failed`);
  return result;
}

const numberOfTag = (tag: string): number => [...tag].reduce((sum, letter) => (sum << 8) + letter.charCodeAt(0), 0);
