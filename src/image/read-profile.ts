/**
 * The largest colour profile that is read, in bytes: those of cameras and screens have a few KB, those of printers up to 2 MB.
 */
export const MAX_PROFILE = 4 * 1024 * 1024;

const HEADER_SIZE = 128;
const TAG_SIZE = 12;
/** No profile in use has as many tags. */
const MAX_TAGS = 100;
const DESCRIPTION = 0x64657363; // 'desc'

/** Whether an ICC profile [ICC.1:2010] is one of the many that describe sRGB: it says so in its description. */
export function isSrgb(profile: Uint8Array): boolean {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.length);
  if (profile.length < HEADER_SIZE + 4) return false;
  const tags = Math.min(
    view.getUint32(HEADER_SIZE),
    MAX_TAGS,
    Math.floor((profile.length - HEADER_SIZE - 4) / TAG_SIZE),
  );
  for (let index = 0; index < tags; index += 1) {
    const at = HEADER_SIZE + 4 + TAG_SIZE * index;
    if (view.getUint32(at) !== DESCRIPTION) continue;
    const start = view.getUint32(at + 4);
    // ASCII in profiles of version 2, UTF-16 in those of version 4.
    const description = Buffer.from(profile.subarray(start, start + view.getUint32(at + 8))).toString('latin1');
    return description.replaceAll('\0', '').includes('sRGB');
  }
  return false;
}
