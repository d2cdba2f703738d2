/** What the desk tells the frame. One way: the frame has nothing to say to the desk, and the desk would not listen. */
export interface Shown {
  /** A JPEG we made. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What it is, for whoever does not see it. */
  readonly label: string;
  /** Who looks. */
  readonly watermark: string;
  /** 1 is as wide as the frame. */
  readonly zoom: number;
  /** Quarters of a turn. */
  readonly turns: number;
}

/** Built by `tools/build-web.ts`, sent with `viewerHeaders`. */
export const viewerPath = '/viewer/page.html';

export function isShown(told: unknown): told is Shown {
  return (
    typeof told === 'object' &&
    told !== null &&
    'bytes' in told &&
    told.bytes instanceof Uint8Array &&
    'label' in told &&
    typeof told.label === 'string' &&
    'watermark' in told &&
    typeof told.watermark === 'string' &&
    'zoom' in told &&
    typeof told.zoom === 'number' &&
    'turns' in told &&
    typeof told.turns === 'number'
  );
}
