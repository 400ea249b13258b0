"""The API of the browser page: everything that people do in the workspace, as plain HTTP with JSON, on loopback only.

The page itself is at `/` (files in `static/`, served at `/static/`), its API at `/page/api/`. A page shows one person
at a time and may switch: every call names the person, `as` being their user id. There is no login; the guard
(`guard.py`) ensures that only a page of this very server can call, never another site in the same browser. Its content
security policy allows scripts and styles from `/static/` only, none inline, and images from https.

**Reading**

| call | answers |
|---|---|
| `GET people` | `{"people": [Person]}`, those one can switch to |
| `GET snapshot?as=U1` | a `Snapshot`: everything that this person may see, and nothing else |
| `GET stream?as=U1` | server-sent events: `event: snapshot`, `data:` a `Snapshot`, at once and after every change |
| `GET files/F1?as=U1` | the content of a file that this person may see |

    Person    {id, name, real_name, title, tz, locale, is_bot}
    Snapshot  {version, me: Person (with the `language` in which the page speaks), bot: Person, people: [Person],
               channels: [Channel], messages: {channel: [Message]},
               home: View | null, modals: [View] (the topmost last), agent: {channel: Agent},
               commands: [{command, description, usage_hint}],
               shortcuts: {global: [Shortcut], message: [Shortcut]}, app: {connected, description, has_home}}
    Channel   {id, name, kind: "channel" | "group" | "im", topic, members: [user id], is_member, unread: number}
              `messages` has the newest 300 of the channels that the person is in, oldest first, including replies
    Message   {channel, ts, user, text (Slack's notation), thread_ts | null, in_channel, subtype | null, ephemeral,
               edited, by_app, blocks, attachments: [{from_url, blocks?, …}], files: [File], unread,
               reactions: [{name (short name, no colons), users, mine}], reply_count, reply_users, values: Values}
              `in_channel`: it is shown in the channel, not only in its thread
    File      {id, name, title, mimetype, size, url} with `url` on this API
    View      {id, type, callback_id, title, submit, close, blocks, submit_disabled, errors: {block id: words},
               values: Values}; the texts are Block Kit objects or null
    Values    {block id: {action id: state}} as Slack sends it to apps, such as {"type": …, "selected_option": …};
              every field and menu of a view is there, with its initial value until something is entered
    Agent     {statuses: {thread ts: {text, loading_messages}}, prompts: {title, prompts: [{title, message}]},
               titles: {thread ts: words}}; `prompts` are sent with `say` when pressed
    Shortcut  {name, callback_id, description}

**Doing**: `POST <action>` with `Content-Type: application/json` and a body with `as` and the fields below. Answers
`{"ok": true, …}`, or `{"ok": false, "error": "words"}` with status 409 (not possible; the words are for the person, in
their language), 422 (invalid body), 404 (no such action), 403 (not from the page). What the app must acknowledge is
answered once it has: within three seconds, or with an error.

| action | body | also answers |
|---|---|---|
| `say` | `channel, text, thread_ts?, files?: [id]`; a text that begins with `/` is a command | |
| `edit`, `delete` | `channel, ts, text` / `channel, ts` | |
| `react`, `unreact` | `channel, ts, name` | |
| `use` | `on, action_id, block_id?, value?`: press a button, choose in a menu, feedback (`value` of the button) | |
| `suggest` | `on, action_id, query`: type ahead in an external menu | `options` or groups, as Block Kit objects |
| `submit` | `answers: {block id: value}` for the topmost modal | `errors: {block id: words}`, empty when accepted |
| `close` | the topmost modal | |
| `arrive` | the page has been loaded: open modals are gone | |
| `command` | `channel, command, text?` | |
| `global_shortcut` | `callback_id` | |
| `message_shortcut` | `channel, ts, callback_id` | |
| `open_app` | `tab`: `home` or `messages` | |
| `join`, `leave` | `channel` | |
| `invite` | `channel, user` (a person or the bot) | |
| `read` | `channel, ts`: read up to there | |
| `fault` | `kind`, see `faulting.py`: simulate Slack's faults | |
| `upload?as=U1&name=x.png` | the file itself, `Content-Type: application/octet-stream`, 10 MB at most | `file: File` |

`on` is `{"channel": …, "ts": …}` for a message and `{"view": id}` for a modal or home tab. Values (see
`acting/entering.py`): text, the value of an option, a list of them, an id, a date `2026-11-26`, a time `09:30`, Unix
seconds, file ids.
"""

from helpbot.workspace.page.routes import page_routes

__all__ = ["page_routes"]
