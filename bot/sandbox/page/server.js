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

/** Send a file with its caption, both as they are. */
export async function upload(person, file, caption) {
  const about = new URLSearchParams({ person, name: file.name, caption });
  const answer = await fetch(`/sandbox/document?${about}`, { method: "POST", body: file });
  if (!answer.ok) throw new Error(answer.statusText);
}

const RECONNECT = 2000; // milliseconds

/**
 * Watch a person's chat until the returned function is called. `heard` has a function for each kind of event;
 * `heard.away` is called whenever the connection is lost. The first event after each connection is the whole chat.
 */
export const watch = (person, heard) => follow(`chats/${person}`, heard);

/** Tell `heard` how often the bot has written to each person, at first and whenever it has again. */
export const watchNews = (heard) => follow("news", { news: heard, away() {} });

function follow(path, heard) {
  let source;
  let timer;
  const connect = () => {
    source = new EventSource(`/sandbox/${path}`);
    for (const kind of Object.keys(heard)) {
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
