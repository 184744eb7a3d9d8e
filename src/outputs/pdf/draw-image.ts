import type { Orientation } from '../../model/image.js';
import type { PlacedImage } from '../../model/page.js';
import type { EmbeddedImage } from './embed-images.js';
import { numbers } from './graphics-state.js';

/** The operators of an image (ISO 32000-1, 8.9.5). */
export function drawImage(image: PlacedImage, embedded: EmbeddedImage, pageHeight: number): string[] {
  const { x, y, width, height } = image;
  const [a, b, c, d, e, f] = turns[embedded.samples.orientation];
  const bottom = pageHeight - y - height;
  const matrix = numbers(a * width, b * height, c * width, d * height, x + e * width, bottom + f * height);
  return [`q ${matrix} cm`, `/${embedded.name} Do Q`];
}

type Matrix = readonly [number, number, number, number, number, number];

/**
 * Turns the unit square that PDF draws the stored rows in, the first one at its top, into the unit square of the box
 * (ISO 32000-1, 8.3.4). An F as the rows of each orientation store it; shown, it stands upright:
 *
 *       1        2        3        4          5            6            7            8
 *     █████    █████        █    █        ██████████    █                  █    ██████████
 *     █            █        █    █        █   █         █   █          █   █        █    █
 *     ███        ███      ███    ███      █             ██████████  ██████████           █
 *     █            █        █    █
 *     █            █    █████    █████
 *
 * 2 to 4 are mirrored at the upright axis, turned by half a turn, mirrored at the level axis; in 5 to 8 the rows are the
 * columns of what is shown, so its first row is at the left (5, 8) or the right (6, 7), and its first column at the top
 * (5, 6) or the bottom (7, 8).
 */
const turns: Readonly<Record<Orientation, Matrix>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};
