// Words whose colour stands out from their ground by less than 4.5 to 1.
() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const parse = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = parse(getComputedStyle(at).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255, 255];
  };
  const hasWords = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
  const isShown = (node) => node.getClientRects().length && !node.closest(".hidden, dialog, desc, option");
  const contrast = (node) => {
    const colour = node.closest("svg") ? getComputedStyle(node).fill : getComputedStyle(node).color;
    const [dark, bright] = [light(parse(colour)), light(ground(node))].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  const words = [...document.querySelectorAll("body *")].filter((node) => hasWords(node) && isShown(node));
  return words.filter((node) => contrast(node) < 4.5).map((node) => [node.outerHTML.slice(0, 80), contrast(node)]);
}
