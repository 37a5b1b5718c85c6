// What can be hit and is lower than 24 pixels, but for links within a text and ticks within a label.
() => {
  const isSmall = (node) => {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const isInText = style.display === "inline" && node.closest("p, li, footer");
    const isTick = node.type === "checkbox" && node.closest("label");
    const isShown = box.width && style.visibility !== "hidden" && node.className !== "skip";
    return isShown && !isInText && !isTick && box.height < 24;
  };
  const all = [...document.querySelectorAll("a, button, summary, input, select")];
  return all.filter(isSmall).map((node) => node.outerHTML.slice(0, 90));
}
