/* Elements. Strings only ever get in as text. */

const byId = id => document.getElementById(id);

function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(2).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function copyButton(text) {
  const button = el('button', { type: 'button', class: 'copy', title: 'Copy', onclick: copy }, 'copy');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'copied';
    } catch {
      button.textContent = 'select and copy';
    }
  }
  return button;
}
