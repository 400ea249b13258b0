// The page's calls to the workspace: one stream of snapshots in, actions out.

/** Those whom one may be here. */
export async function people() {
  return (await (await fetch("/page/api/people")).json()).people;
}

/** Do something as a person. Returns `{ok, error?, …}`; never throws, for an answer that does not come is an error too. */
export async function act(as, action, body) {
  const request = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as, ...body }),
  };
  return answered(fetch(`/page/api/${action}`, request));
}

/** Upload a file; answers `{ok, file}`. */
export async function upload(as, file) {
  const address = `/page/api/upload?${new URLSearchParams({ as, name: file.name })}`;
  return answered(
    fetch(address, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }),
  );
}

const AGAIN_MS = 2000;

/** Follow what a person sees, and go on when the connection was lost. Returns how to stop. */
export function follow(as, { seen, connected }) {
  let source;
  let again;
  const open = () => {
    source = new EventSource(`/page/api/stream?${new URLSearchParams({ as })}`);
    source.addEventListener("snapshot", (event) => seen(JSON.parse(event.data)));
    source.addEventListener("open", () => connected(true));
    source.addEventListener("error", () => {
      connected(false);
      source.close();
      again = setTimeout(open, AGAIN_MS);
    });
  };
  open();
  return () => {
    clearTimeout(again);
    source.close();
  };
}

async function answered(request) {
  try {
    return await (await request).json();
  } catch {
    return { ok: false, error: "the workspace cannot be reached" };
  }
}
