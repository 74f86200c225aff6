// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

/** Steps to another block; sideways the arrows stay in theirs. */
const BLOCKS = {ArrowDown: 1, ArrowUp: -1};
const SIDEWAYS = {ArrowRight: 1, ArrowLeft: -1};
const PRESSED = "button:not(:disabled)";

function after(list, current, step) {
  return list[(list.indexOf(current) + step + list.length) % list.length];
}

/**
 * Go by arrows from number to number and from block to block, so that nobody has to
 * press Tab forty times. `root` holds sections; each holds buttons.
 */
export function walk(ev, root) {
  const block = ev.target.closest("section");
  if (!block || !ev.target.matches(PRESSED)) {
    return;
  }
  let next = null;
  if (ev.key in SIDEWAYS) {
    next = after([...block.querySelectorAll(PRESSED)], ev.target, SIDEWAYS[ev.key]);
  } else if (ev.key in BLOCKS) {
    const blocks = [...root.querySelectorAll("section")].filter((section) =>
      section.querySelector(PRESSED)
    );
    next = after(blocks, block, BLOCKS[ev.key]).querySelector(PRESSED);
  }
  if (next) {
    next.focus();
    ev.preventDefault();
  }
}
