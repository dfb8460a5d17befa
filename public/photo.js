// Opens, draws and presses photos beside the page, which never stands still for it. It
// decides nothing: src/state/uploads/easel.rs says how large, what is covered and how
// hard to press. One photo at a time.
let picture = null;
let canvas = null;

const work = {
  // Without options: today's browsers turn a photo upright as it says.
  async open(file) {
    work.close();
    picture = await createImageBitmap(file);
    return [picture.width, picture.height];
  },

  draw([width, height, covered]) {
    canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    // Where a picture is clear there is paper, not black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, width, height);
    context.fillStyle = "#000";
    for (let at = 0; at < covered.length; at += 3) context.fillRect(covered[at], covered[at + 1], covered[at + 2], covered[at + 2]);
  },

  press(quality) {
    return canvas.convertToBlob({ type: "image/jpeg", quality });
  },

  close() {
    if (picture) picture.close();
    picture = canvas = null;
  },
};

onmessage = async ({ data: [name, value] }) => {
  try {
    postMessage([true, await work[name](value)]);
  } catch (why) {
    postMessage([false, String(why)]);
  }
};
