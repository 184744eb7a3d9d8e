/**
 * What npm calls the package, as `package.json` states it: the one other place, since a name with a scope (`@office/bulletin`) is asked
 * for before that file is read. Programs are called `bulletin` whatever the package is.
 */
export const PACKAGE_NAME = 'bulletin';

/** The file that `npm pack` writes: a scope is a part of its name, without the sign and the slash. */
export const tarballName = (version: string, name: string = PACKAGE_NAME): string =>
  `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}.tgz`;
