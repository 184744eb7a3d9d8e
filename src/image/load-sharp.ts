import type { Sharp, SharpInput, SharpOptions } from 'sharp';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import { broken } from './image-error.js';
import { MAX_PIXELS } from './image-limits.js';

const talk = declareTalk({
  'no-decoder': {
    zh: '解码图片的部件（sharp）现在用不了：{reason}',
    en: 'what decodes images (sharp) can’t be used at the moment: {reason}',
    note: {
      zh: '过一会儿再试；换过系统或者 Node.js，就在这台电脑上重新安装程序（npm ci）',
      en: 'try again later; where the system or Node.js was changed, install the program again (npm ci) on this very computer',
    },
  },
});

/** Begins the work on an image. */
export type Decoder = (input: SharpInput) => Sharp;

const options: SharpOptions = {
  limitInputPixels: MAX_PIXELS,
  // What is wrong in the coded samples themselves is found here.
  failOn: 'warning',
  // Row by row, so that an image is never decoded as a whole where its format allows it.
  sequentialRead: true,
  animated: false,
};

/**
 * sharp is loaded where an image is decoded, and so not at all for most issues.
 * @throws UsageError where it can't be: it is compiled for one system, and has files of its own
 */
export async function loadSharp(): Promise<Decoder> {
  const { default: sharp } = await import('sharp').catch((error: unknown) => {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(talk('no-decoder', { reason }));
  });
  // No image is worked on twice, and each thread costs memory.
  sharp.cache(false);
  sharp.concurrency(1);
  return (input) => sharp(input, options);
}

/**
 * The bytes of what was asked of the decoder.
 * @throws ImageError where it can't decode the image
 */
export async function decoded(work: Sharp): Promise<Uint8Array> {
  try {
    return await work.toBuffer();
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error));
  }
}
