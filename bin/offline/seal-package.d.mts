import type { KeyObject } from 'node:crypto';

/** A file, its path parted by `/`. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

interface PackageMake {
  readonly version: string;
  readonly platform: string;
  readonly key?: KeyObject;
  readonly portable?: boolean;
}

export function sealPackage(files: readonly PackageFile[], make: PackageMake): { name: string; bytes: Uint8Array };
