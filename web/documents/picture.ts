/** Longest side, in pixels: an ID stays readable, and a phone's photo shrinks to a tenth. */
const longest = 2000;
const quality = 0.85;

/**
 * A photo as it is sent: no larger than needed and drawn anew, so that nothing of where and when it was made goes along (U13). What cannot be
 * drawn here (no memory, an odd file) is sent as it is: the server draws it again anyway.
 */
export async function prepared(file: File): Promise<Blob> {
  if (file.type !== 'image/jpeg' && file.type !== 'image/png') return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    if (pen === null) return file;
    // A see-through picture would turn black as JPEG.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    return drawn ?? file;
  } catch {
    return file;
  }
}
