/** What one file may ask of the parsers. A phone's largest photographs have 50 to 64 million pixels. */
export const limits = {
  /** Pixels of a photo before it is made smaller. */
  pixels: 64_000_000,
  /** Longest side of a page image, in pixels: small print of an identity card stays readable, and one page fits an answer of Lambda. */
  side: 2400,
  /** Dots per inch at which a PDF page is drawn, where `side` allows it. */
  dotsPerInch: 200,
  /** Tried one after the other until a page is at most `pageBytes`: in base64 it must fit the 6 MB of a Lambda answer. */
  jpegQualities: [85, 65, 40],
  pageBytes: 4 * 1024 * 1024,
  /** Bytes of memory each parser may take. */
  heap: 768 * 1024 * 1024,
  /** Milliseconds for a whole file. */
  time: 90_000,
  /** Characters of a page's text that are looked at for card numbers. */
  text: 200_000,
} as const;
