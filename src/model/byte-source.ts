/** Bytes that are read by range and only where they are needed: a font of 15 MB costs the few KB that are used. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /**
   * The bytes from `offset` on, exactly `length` of them.
   * @throws RangeError where the range is not wholly inside the source
   */
  readAt(offset: number, length: number): Uint8Array;
}
