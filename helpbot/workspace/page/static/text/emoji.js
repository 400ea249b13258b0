// Emoji by their short names. Unknown ones are shown as `:name:`.

const NAMES = `
+1 👍 -1 👎 100 💯 adhesive_bandage 🩹 airplane ✈️ alarm_clock ⏰ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_up ⬆️
arrows_counterclockwise 🔄 ballot_box_with_check ☑️ bar_chart 📊 battery 🔋 beers 🍻 bell 🔔 black_circle ⚫ blue_book 📘
blue_heart 💙 blush 😊 book 📖 bookmark 🔖 books 📚 bug 🐛 bulb 💡 bust_in_silhouette 👤 busts_in_silhouette 👥 calendar 📆
calling 📲 camera 📷 card_index 📇 chart_with_upwards_trend 📈 cherry_blossom 🌸 clap 👏 clipboard 📋 clock1 🕐 clock3 🕒
closed_book 📕 closed_lock_with_key 🔐 cloud ☁️ coffee ☕ computer 💻 confused 😕 construction 🚧 cop 👮 cry 😢 dart 🎯 date 📅
desktop_computer 🖥️ dizzy 💫 dog 🐶 earth_americas 🌎 email 📧 envelope ✉️ exclamation ❗ eyes 👀 fire 🔥 floppy_disk 💾
flushed 😳 gear ⚙️ gem 💎 ghost 👻 gift 🎁 green_heart 💚 grey_question ❔ grin 😁 grinning 😀 hammer 🔨
hammer_and_wrench 🛠️ hand ✋ handshake 🤝 headphones 🎧 heart ❤️ heart_eyes 😍 heavy_check_mark ✔️ heavy_plus_sign ➕
hourglass ⌛ hourglass_flowing_sand ⏳ house 🏠 hugging_face 🤗 inbox_tray 📥 information_source ℹ️ iphone 📱 joy 😂 key 🔑
label 🏷️ large_blue_circle 🔵 large_green_circle 🟢 large_orange_circle 🟠 large_red_circle 🔴 large_yellow_circle 🟡
laughing 😆 link 🔗 lock 🔒 loudspeaker 📢 mag 🔍 mailbox 📫 mega 📣 memo 📝 microphone 🎤 moneybag 💰 muscle 💪 new 🆕
no_entry ⛔ no_entry_sign 🚫 notebook 📓 ok ✅ ok_hand 👌 open_book 📖 open_hands 👐 orange_heart 🧡 outbox_tray 📤
package 📦 page_facing_up 📄 paperclip 📎 partying_face 🥳 pencil 📝 pencil2 ✏️ phone ☎️ point_down 👇 point_left 👈
point_right 👉 point_up ☝️ pray 🙏 purple_heart 💜 pushpin 📌 question ❓ raised_hand ✋ raised_hands 🙌 recycle ♻️
red_circle 🔴 repeat 🔁 robot_face 🤖 rocket 🚀 rotating_light 🚨 running 🏃 scream 😱 seedling 🌱 shield 🛡️ slightly_smiling_face 🙂
smile 😄 smiley 😃 smirk 😏 sob 😭 sos 🆘 sparkles ✨ speaking_head_in_silhouette 🗣️ speech_balloon 💬 star ⭐ star2 🌟
stopwatch ⏱️ sunglasses 😎 sunny ☀️ sweat_smile 😅 tada 🎉 telephone ☎️ telephone_receiver 📞 thinking_face 🤔
thumbsdown 👎 thumbsup 👍 ticket 🎫 timer_clock ⏲️ toolbox 🧰 triangular_flag_on_post 🚩 trophy 🏆 unlock 🔓 upside_down_face 🙃
v ✌️ vertical_traffic_light 🚦 warning ⚠️ wastebasket 🗑️ watch ⌚ wave 👋 white_check_mark ✅ white_circle ⚪ wink 😉 wrench 🔧
x ❌ yellow_heart 💛 zap ⚡ zzz 💤`;

const words = NAMES.trim().split(/\s+/);
const EMOJI = new Map(words.flatMap((name, index) => (index % 2 ? [] : [[name, words[index + 1]]])));

/** Those that are offered first. */
export const FREQUENT = ["white_check_mark", "eyes", "raised_hands", "ticket", "heart", "tada", "thinking_face", "+1"];

/** An emoji as text. */
export function emoji(name) {
  return EMOJI.get(name.replace(/::skin-tone-\d$/, "")) ?? `:${name}:`;
}

/** The names that contain these letters, those that begin so first. */
export function findEmoji(letters, most = 40) {
  const found = [...EMOJI.keys()].filter((name) => name.includes(letters.toLowerCase()));
  return found.sort((one, other) => other.startsWith(letters) - one.startsWith(letters)).slice(0, most);
}

/** A text without markup in which short names may stand. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name) => EMOJI.get(name) ?? whole);
}
