import { isShown, type Shown } from './shown.ts';

/**
 * The script of the frame in which a page of evidence is decoded and drawn. The frame has an opaque origin: what a picture might do to a decoder,
 * it does where there is no token, no case and no way out.
 */
const main = document.createElement('main');
const heading = document.createElement('h1');
const paper = document.createElement('div');
const canvas = document.createElement('canvas');
paper.id = 'paper';
paper.tabIndex = 0;
paper.setAttribute('role', 'group');
paper.setAttribute('aria-label', 'Move with the arrow keys');
canvas.setAttribute('role', 'img');
main.append(heading, paper);
document.body.append(main);

/** The newest wins when two are told while a picture is decoded. */
let latest = 0;

addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source !== parent || !isShown(data)) return;
  latest += 1;
  void show(data, latest);
});

async function show(shown: Shown, turn: number): Promise<void> {
  const picture = await createImageBitmap(new Blob([shown.bytes], { type: 'image/jpeg' })).catch(() => undefined);
  if (turn !== latest) return;
  heading.textContent = shown.label;
  canvas.setAttribute('aria-label', shown.label);
  if (picture === undefined) {
    const sentence = document.createElement('p');
    sentence.textContent = 'This page could not be shown. Open it again.';
    paper.replaceChildren(sentence);
    return;
  }
  draw(picture, shown);
  picture.close();
  paper.replaceChildren(canvas);
}

function draw(picture: ImageBitmap, { watermark, zoom, turns }: Shown): void {
  const on = canvas.getContext('2d');
  if (on === null) return;
  const lies = turns % 2 === 1;
  canvas.width = lies ? picture.height : picture.width;
  canvas.height = lies ? picture.width : picture.height;
  canvas.style.width = `${zoom * 100}%`;
  on.translate(canvas.width / 2, canvas.height / 2);
  on.rotate((turns * Math.PI) / 2);
  on.drawImage(picture, -picture.width / 2, -picture.height / 2);
  on.rotate(-Math.PI / 6);
  on.fillStyle = 'rgba(90, 90, 90, 0.28)';
  const size = Math.max(16, Math.round(picture.width / 18));
  on.font = `${size}px sans-serif`;
  on.textAlign = 'center';
  for (const line of [-2, 0, 2]) on.fillText(watermark, 0, line * size * 2.5);
}
