// What the page asks of the sandbox.

export async function get(path) {
  const answer = await fetch(`/sandbox/${path}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

export async function post(path, body = {}) {
  const answer = await fetch(`/sandbox/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

const RECONNECT = 2000; // milliseconds

/**
 * Watch a person's chat until the returned function is called. `heard` has a function for each kind of event;
 * `heard.away` is called whenever the connection is lost. The first event after each connection is the whole chat.
 */
export function watch(person, heard) {
  let source;
  let timer;
  const connect = () => {
    source = new EventSource(`/sandbox/chats/${person}`);
    for (const kind of ["chat", "message", "edit", "delete", "action", "notice", "menu", "blocked"]) {
      source.addEventListener(kind, (event) => heard[kind](JSON.parse(event.data)));
    }
    source.onerror = () => {
      heard.away();
      source.close();
      timer = setTimeout(connect, RECONNECT);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
