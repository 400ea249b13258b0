// A small virtual DOM: `h` describes, `patch` updates the document to match. Strings become text nodes and nothing
// else, so people's words can never become markup.

const SVG = new Set(["svg", "path", "circle"]);
const AS_PROPERTY = new Set(["value", "checked", "disabled", "indeterminate"]);
const NONE = {};

/** Describe an element. `on` holds listeners, `style` custom styles, `created`, `updated`, `removed` are told the node. */
export function h(tag, props, ...children) {
  const { key, ...rest } = props ?? NONE;
  return { tag, key, props: rest, children: flat(children) };
}

/** Describe an element by `make`, which is called again only when one of `deps` has changed. */
export function lazy(key, deps, make) {
  return { key, deps, make };
}

/** Make the children of a node those that are described. */
export function patch(node, children) {
  const next = flat(children);
  reconcile(node, node.described ?? [], next);
  node.described = next;
}

function flat(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

function reconcile(parent, before, after) {
  const keyed = new Map(before.filter((one) => one.key !== undefined).map((one) => [one.key, one]));
  const free = before.filter((one) => one.key === undefined);
  const used = new Set();
  const nodes = after.map((child, index) => {
    const old =
      child.key === undefined ? free.find((one) => !used.has(one) && alike(one, child)) : keyed.get(child.key);
    if (old) used.add(old);
    const now = (after[index] = settled(old, child));
    return now === old ? old.node : renewed(old, now);
  });
  for (const old of before) if (!used.has(old) || !nodes.includes(old.node)) discard(old);
  arrange(parent, nodes);
}

/** Put the children in order. What holds the focus stays and the others go around it: to be moved is to lose the focus. */
function arrange(parent, nodes) {
  let cursor = parent.firstChild;
  for (const node of nodes) {
    if (node.parentNode === parent && node.contains(document.activeElement)) cursor = clearedUpTo(node, cursor);
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  }
}

/** Send what stands before a node to the end, from where it is fetched when its turn comes. */
function clearedUpTo(node, first) {
  for (let one = first; one !== node; ) {
    const next = one.nextSibling;
    one.parentNode.append(one);
    one = next;
  }
  return node;
}

/** What a lazy description stands for; the old one where nothing has changed. */
function settled(old, child) {
  if (typeof child !== "object") return { text: String(child) };
  if (!child.make) return child;
  if (old?.deps && old.deps.every((one, index) => one === child.deps[index])) return old;
  return { ...child.make(), key: child.key, deps: child.deps };
}

function alike(old, child) {
  return typeof child === "object" ? old.tag === child.tag : old.text !== undefined;
}

function renewed(old, now) {
  if (!old || old.tag !== now.tag) return create(now);
  now.node = old.node;
  if (now.text !== undefined) {
    if (now.text !== old.text) now.node.data = now.text;
    return now.node;
  }
  setProps(now.node, old.props, now.props);
  reconcile(now.node, old.children, now.children);
  now.props.updated?.(now.node);
  return now.node;
}

function create(now) {
  if (now.text !== undefined) return (now.node = document.createTextNode(now.text));
  const node = SVG.has(now.tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", now.tag)
    : document.createElement(now.tag);
  now.node = node;
  reconcile(node, [], now.children);
  setProps(node, NONE, now.props);
  if (now.props.created) queueMicrotask(() => now.props.created(node));
  return node;
}

function discard(old) {
  told(old);
  old.node.remove();
}

function told(old) {
  old.props?.removed?.(old.node);
  old.children?.forEach(told);
}

function setProps(node, before, after) {
  for (const name of Object.keys({ ...before, ...after })) {
    if (name === "on") listen(node, after.on ?? NONE);
    else if (name === "style") restyle(node, before.style ?? NONE, after.style ?? NONE);
    else if (before[name] !== after[name] && typeof (after[name] ?? before[name]) !== "function")
      set(node, name, after[name]);
  }
}

function set(node, name, value) {
  if (AS_PROPERTY.has(name)) node[name] = value ?? "";
  else if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : value);
}

function listen(node, handlers) {
  node.handlers ??= {};
  for (const kind of Object.keys(handlers)) {
    if (!(kind in node.handlers)) node.addEventListener(kind, (event) => node.handlers[kind]?.(event));
  }
  node.handlers = { ...Object.fromEntries(Object.keys(node.handlers).map((kind) => [kind, undefined])), ...handlers };
}

function restyle(node, before, after) {
  for (const name of Object.keys({ ...before, ...after })) {
    if (before[name] !== after[name]) node.style.setProperty(name, after[name] ?? "");
  }
}
