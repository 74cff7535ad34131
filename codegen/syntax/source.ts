/** A YANG text and the name it goes by in messages. */
export interface YangSource {
  /** File name, for positions and for the name and revision it should hold (RFC 7950 section 5.2). */
  readonly file: string;
  readonly text: string;
}
