/** What a document of an old format says where nothing could convert it: lines, and nothing of how they looked. */
export interface BareText {
  readonly body: string;
  /** Notes and text boxes, whose places in the text aren't known. */
  readonly beside: string;
}
