// souk.js: adds to pages that work without it. What it does to which attribute stands in the README of Design.
"use strict";
(() => {
  const words = document.currentScript.dataset; // its texts, in the language of the page
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, attributes = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    made.append(...inside);
    return made;
  };
  const read = async (address, signal) => {
    const answer = await fetch(address, { signal, headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    return { from: answer.url, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
  };

  // What screen readers are told without the focus moving.
  const voice = make("p", { class: "sr", role: "status" });
  document.body.append(voice);
  const say = (text) => {
    voice.textContent = "";
    setTimeout(() => (voice.textContent = text), 50);
  };

  // data-once, and forms that send themselves: the second submit while the first is under way is ignored.
  const sent = new Set();
  const free = (form) => {
    sent.delete(form);
    form.removeAttribute("aria-busy");
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form.matches("[data-once]") || one("[data-auto]", form))) return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    form.setAttribute("aria-busy", "true");
    setTimeout(() => free(form), 10000); // an answer that is a file leaves the page standing
  });
  addEventListener("pageshow", (event) => event.persisted && [...sent].forEach(free));

  // data-auto, data-all
  document.addEventListener("change", ({ target }) => {
    const { form } = target;
    if (form && target.matches("[data-auto]")) {
      const button = one("button.noscript-only", form);
      form.requestSubmit(button && button.form === form ? button : undefined);
    }
    const root = form || document;
    const named = (name) => all("input[type=checkbox]:not([disabled])", root).filter((box) => box.name === name);
    if (target.matches("[data-all]")) named(target.dataset.all).forEach((box) => (box.checked = target.checked));
    for (const head of all("[data-all]", root)) {
      const boxes = named(head.dataset.all);
      const ticked = boxes.filter((box) => box.checked).length;
      head.checked = ticked > 0 && ticked === boxes.length;
      head.indeterminate = ticked > 0 && ticked < boxes.length;
    }
  });

  // A field with a list of links under it: arrow keys move, Enter goes there, Escape closes.
  let lists = 0;
  const combo = (field, host, address, keepsOpen) => {
    const id = "list-" + ++lists;
    const list = make("ul", { id, class: "suggest", role: "listbox", "aria-label": field.labels[0]?.textContent.trim() || field.name });
    list.hidden = true;
    host.append(list);
    const state = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" };
    for (const name in state) field.setAttribute(name, state[name]);
    let at = -1, wait = 0, request = new AbortController();
    const choose = (next) => {
      const options = [...list.children];
      at = next;
      options.forEach((option, place) => option.setAttribute("aria-selected", place === at));
      if (at < 0) return field.removeAttribute("aria-activedescendant");
      field.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    };
    const show = (yes) => {
      list.hidden = !yes;
      field.setAttribute("aria-expanded", yes);
      choose(-1);
    };
    const ask = async () => {
      request.abort();
      request = new AbortController();
      if (!keepsOpen && !field.value.trim()) return show(false);
      try {
        const { page } = await read(address(field.value.trim()), request.signal);
        list.replaceChildren(...all("li", page).filter((item) => one("a", item)));
        [...list.children].forEach((option, place) => {
          option.id = id + "-" + place;
          option.setAttribute("role", "option");
          one("a", option).tabIndex = -1;
        });
        show(list.children.length > 0);
      } catch (error) {
        if (error.name !== "AbortError") show(false);
      }
    };
    const soon = () => {
      clearTimeout(wait);
      wait = setTimeout(ask, 150);
    };
    field.addEventListener("input", soon);
    field.addEventListener("keydown", (event) => {
      const last = list.children.length - 1;
      if (event.isComposing) return; // Enter and arrows belong to the input method
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) return soon();
        const step = event.key === "ArrowDown" ? at + 1 : at < 0 ? last : at - 1;
        choose(step > last ? -1 : step);
      } else if (event.key === "Enter" && at >= 0 && !list.hidden) {
        event.preventDefault();
        one("a", list.children[at]).click();
      } else if (event.key === "Escape" && !list.hidden && !keepsOpen) {
        event.preventDefault();
        show(false);
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
    if (keepsOpen) ask();
    else field.addEventListener("blur", () => show(false));
  };
  const withQuery = (address, pairs) => {
    const url = new URL(address, location.href);
    for (const name in pairs) url.searchParams.set(name, pairs[name]);
    return url;
  };

  // data-sheet: the `.sheet` of the linked page, over this one, which is inert meanwhile. The address is the sheet's, so that
  // its links and a reload work; going back closes it.
  const place = () => location.pathname + location.search;
  const home = place();
  let sheet = null;
  const fill = async (address, opener) => {
    const { from, page } = await read(address);
    const found = one(".sheet", page);
    if (!found) throw new Error("no sheet");
    if (sheet) {
      history.replaceState(null, "", from);
    } else {
      sheet = { opener, title: document.title, stilled: [...document.body.children].filter((part) => !part.inert && part.role !== "status") };
      history.pushState(null, "", from);
      sheet.stilled.forEach((part) => (part.inert = true));
    }
    const stops = () => all("a, button, input, select", one(".sheet"));
    const at = sheet.parts ? stops().indexOf(document.activeElement) : -1; // a choice keeps the focus on what was chosen
    (sheet.parts || []).forEach((part) => part.remove());
    sheet.parts = [make("div", { class: "scrim", "aria-hidden": "true" }), found];
    document.title = page.title;
    document.body.append(...sheet.parts);
    wire(found);
    found.tabIndex = -1;
    (stops()[at] || found).focus();
  };
  const close = () => {
    sheet.parts.forEach((part) => part.remove());
    sheet.stilled.forEach((part) => (part.inert = false));
    document.title = sheet.title;
    sheet.opener.focus();
    sheet = null;
  };
  const open = (address, opener) => fill(address, opener).catch(() => (location.href = address));
  addEventListener("popstate", () => {
    if (sheet && place() === home) close();
    else if (place() !== home) location.reload(); // forward to a sheet, or a reload in between
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (sheet && (event.target.closest(".scrim") || link?.matches(".sheet .x"))) {
      event.preventDefault();
      return history.back();
    }
    if (!link || link.target) return;
    const within = sheet && link.closest(".sheet") && link.pathname === location.pathname && !link.hash;
    if (link.matches("[data-sheet]") || within) {
      event.preventDefault();
      open(link.href, link);
    } else if (link.matches("[data-palette]")) {
      event.preventDefault();
      palette(link);
    }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (event.defaultPrevented || !form.closest(".sheet") || !sheet) return;
    if ((button?.getAttribute("formmethod") || form.method) !== "get") return;
    event.preventDefault();
    const url = new URL(button?.hasAttribute("formaction") ? button.formAction : form.action, location.href);
    url.search = new URLSearchParams(new FormData(form, button)).toString();
    open(url.href, form);
    free(form);
  });

  // data-palette: everything of the desk by name.
  const palette = (link) => {
    const id = "palette-q";
    const field = make("input", { id, class: "in", maxlength: "100", enterkeyhint: "go" });
    const label = make("label", { class: "sr", for: id }, link.getAttribute("aria-label") || link.textContent.trim());
    field.placeholder = label.textContent;
    const dialog = make("dialog", { class: "palette", "aria-label": label.textContent }, label, field);
    document.body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.showModal();
    combo(field, dialog, (q) => withQuery(link.href, { q, fragment: "1" }), true);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && sheet && !event.defaultPrevented) history.back();
    const link = one("a[data-palette]");
    if (!link || event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!one("dialog[open]")) palette(link);
  });

  // data-drop: pictures are dropped on the label, and shown before they are sent.
  const drop = (input) => {
    const target = input.labels[0] || input.parentElement;
    const shown = make("ul", { class: "upl previews" });
    (input.closest(".upl") || target).after(shown);
    const draw = async (file) => {
      const canvas = make("canvas", { role: "img", "aria-label": file.name, width: "0", height: "0" });
      const item = make("li", {}, make("span", { class: "pic" }, canvas), make("span", { class: "sm" }, file.name));
      shown.append(item);
      try {
        const picture = await createImageBitmap(file);
        const scale = Math.min(1, 320 / Math.max(picture.width, picture.height));
        canvas.width = picture.width * scale;
        canvas.height = picture.height * scale;
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      } catch {
        canvas.parentElement.remove(); // no picture: its name alone
      }
    };
    input.addEventListener("change", () => {
      shown.replaceChildren();
      [...input.files].slice(0, 30).forEach(draw);
    });
    const over = (yes) => (event) => {
      event.preventDefault();
      target.classList.toggle("over", yes);
    };
    target.addEventListener("dragover", over(true));
    target.addEventListener("dragleave", over(false));
    target.addEventListener("drop", (event) => {
      over(false)(event);
      const files = new DataTransfer();
      [...event.dataTransfer.files].slice(0, input.multiple ? 100 : 1).forEach((file) => files.items.add(file));
      if (!files.files.length) return;
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  // data-until: what is left, in its two largest units and rounded up to minutes, as the server writes it.
  const left = (until) => {
    const minutes = Math.max(0, Math.ceil((until - Date.now()) / 60000));
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
    const parts = [];
    const add = (pattern, n) => parts.push(pattern.replace("{n}", n));
    if (days) add(words.days, days);
    if (hours) add(words.hours, hours);
    if (!days && (rest || !hours)) add(words.minutes, rest);
    return parts.join(" ");
  };
  const tick = () => {
    for (const time of all("time[data-until]")) {
      const until = Date.parse(time.dateTime);
      if (!isNaN(until)) time.textContent = left(until);
    }
  };
  setInterval(tick, 10000);

  // data-copy
  const copy = async (button) => {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch { // no clipboard without TLS
      const field = make("textarea", { class: "sr" }, text);
      button.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    say(words.copied);
    const before = [...button.childNodes];
    if (button.dataset.was) return;
    button.dataset.was = "1";
    button.replaceChildren(words.copied);
    setTimeout(() => {
      button.replaceChildren(...before);
      delete button.dataset.was;
    }, 2000);
  };

  // The connection is lost: a bar says so, what is there stays.
  const bar = make("p", { class: "offline", role: "status" });
  document.body.append(bar);
  const line = () => (bar.textContent = navigator.onLine ? "" : words.offline);
  addEventListener("offline", line);
  addEventListener("online", line);
  line();

  function wire(root) {
    all(".noscript-only", root).forEach((part) => (part.hidden = true));
    all("[data-copy]", root).forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => copy(button));
    });
    all("input[data-suggest]", root).forEach((field) =>
      combo(field, field.closest("form, .field") || field.parentElement, (q) => withQuery(field.dataset.suggest, { q })));
    all("input[type=file][data-drop]", root).forEach(drop);
    tick();
  }
  wire(document);
})();
