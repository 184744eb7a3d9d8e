/**
 * The fonts that come with the program, by the names that `package` in fonts.yaml calls them by. A name means one font, byte for
 * byte, however it is packed: beside fonts.yaml as `<name>.ttf`, in the package of npm that it is taken from, or beside fonts.yaml as
 * `<name>.ttf.br`, compressed by brotli.
 */
export interface PackagedFont {
  readonly name: string;
  /** The size and the SHA-256 of the font as it is set from, not packed. */
  readonly size: number;
  readonly sha256: string;
  /** The package of npm that it is taken from. */
  readonly package: string;
  /** The files of that package that have it: the first one is taken, and any may stand in an older fonts.yaml. */
  readonly files: readonly [string, ...string[]];
  /** SHA-256 of files that hold this font in another packing, by which older locks know it. */
  readonly packedAs: readonly string[];
}

const SERIF = '@expo-google-fonts/noto-serif-sc';
const SANS = '@expo-google-fonts/noto-sans-sc';
const WENKAI = '@fontsource/lxgw-wenkai';

export const packagedFonts: readonly PackagedFont[] = [
  {
    name: 'noto-serif-sc-700',
    size: 14_806_580,
    sha256: '9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6',
    package: SERIF,
    files: ['700Bold/NotoSerifSC_700Bold.ttf'],
    packedAs: [],
  },
  {
    name: 'noto-serif-sc-300',
    size: 14_806_892,
    sha256: 'a86e5cabd0c0b9bd656ff9c3e437bec6519fc7b149e845192edd8075b07789eb',
    package: SERIF,
    files: ['300Light/NotoSerifSC_300Light.ttf'],
    packedAs: [],
  },
  {
    name: 'noto-sans-sc-500',
    size: 10_552_448,
    sha256: 'b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a',
    package: SANS,
    files: ['500Medium/NotoSansSC_500Medium.ttf'],
    packedAs: [],
  },
  {
    name: 'lxgw-wenkai-300',
    size: 19_374_232,
    sha256: '816260574802c034adb85091cf5605231727cfbae97f2ce3826fdcf0ecade76f',
    package: WENKAI,
    // Its name says Latin; it has all characters.
    files: ['files/lxgw-wenkai-latin-300-normal.woff', 'files/lxgw-wenkai-latin-300-normal.woff2'],
    packedAs: ['a59c01fedf4b05792e0b2427809429cdaf69e86e2e077b10fa879d4cf9596254'],
  },
  {
    // No role is set in it any more; fonts.yaml of offices names it.
    name: 'lxgw-wenkai-500',
    size: 16_363_944,
    sha256: '879db996390abd7a1d97398e4a5fc83fafb82e76fd62783c11beb3125b5e71db',
    package: WENKAI,
    files: ['files/lxgw-wenkai-latin-500-normal.woff', 'files/lxgw-wenkai-latin-500-normal.woff2'],
    packedAs: ['381d6c2166d68d3473e876e2870d17db75fb294adecfa9048d457ece6ed536ed'],
  },
];

/** What fonts.yaml calls a font by: a name of one that comes with the program, or a package of npm and its file. */
export interface FontPlacing {
  readonly package: string;
  readonly file?: string;
}

/** The font of the program that is meant; none where it is a package of the office's own. */
export function packagedFontOf({ package: name, file }: FontPlacing): PackagedFont | undefined {
  return file === undefined
    ? packagedFonts.find((font) => font.name === name)
    : packagedFonts.find((font) => font.package === name && font.files.includes(file));
}

/** What messages call such a font. */
export const placingName = ({ package: name, file }: FontPlacing): string =>
  file === undefined ? name : `${name}/${file}`;
