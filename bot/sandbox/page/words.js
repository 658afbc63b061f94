// The page's own words in both languages, and the writing of dates and sizes.

const WORDS = {
  vi: {
    lead: "Điện thoại dùng thử, chỉ chạy trên máy này",
    language: "Ngôn ngữ của trang",
    people: "Điện thoại của",
    trouble: "Thử sự cố",
    troubleHint: "Lần trả lời tới của bot sẽ gặp sự cố được chọn.",
    calm: "Hết sự cố",
    messages: "Tin nhắn",
    message: "Tin nhắn",
    caption: "Chú thích của tệp",
    attach: "Chọn tệp",
    detach: "Bỏ tệp",
    unread: "Tin mới",
    menu: "Thực đơn lệnh",
    send: "Gửi",
    down: "Xuống cuối",
    emptyTitle: "Chưa có tin nhắn",
    emptyHint: "Gõ câu hỏi hoặc bắt đầu bằng lệnh",
    noCommands: "Bot chưa đặt lệnh nào",
    edited: "đã sửa",
    bot: "bot",
    connecting: "đang kết nối…",
    blocked: "đã chặn",
    typing: "đang nhập",
    upload_photo: "đang gửi ảnh",
    upload_document: "đang gửi tệp",
    unsent: "Chưa gửi được. Hãy thử lại.",
    copied: "Đã sao chép",
    planned: (count) => `${count} đang chờ`,
    lost: "Mất câu trả lời",
    lostHint: "tin đã gửi, bot không được báo",
    dropped: "Đứt kết nối",
    droppedHint: "tin chưa gửi",
    late: "Quá giờ, tin đã gửi",
    lateHint: "không có câu trả lời",
    stuck: "Quá giờ, tin chưa gửi",
    stuckHint: "không có câu trả lời",
    flood: "Quá nhiều yêu cầu",
    floodHint: "429, chờ 3 giây",
    error: "Lỗi máy chủ",
    errorHint: "500",
    gateway: "Lỗi cổng mạng",
    gatewayHint: "502",
    slow: "Mạng chậm 2 giây",
    limited: "Giới hạn tốc độ như Telegram",
    block: "Người này chặn bot",
  },
  en: {
    lead: "A phone to try it on, on this machine only",
    language: "Language of this page",
    people: "Whose phone",
    trouble: "Try faults",
    troubleHint: "The bot’s next answer meets the fault that is chosen.",
    calm: "No more faults",
    messages: "Messages",
    message: "Message",
    caption: "Caption of the file",
    attach: "Choose a file",
    detach: "Leave the file out",
    unread: "New messages",
    menu: "Command menu",
    send: "Send",
    down: "To the end",
    emptyTitle: "No messages yet",
    emptyHint: "Type a question, or begin with a command",
    noCommands: "The bot has set no commands",
    edited: "edited",
    bot: "bot",
    connecting: "connecting…",
    blocked: "blocked",
    typing: "typing",
    upload_photo: "sending a photo",
    upload_document: "sending a file",
    unsent: "Not sent. Please try again.",
    copied: "Copied",
    planned: (count) => `${count} waiting`,
    lost: "Answer lost",
    lostHint: "the message is sent, the bot is not told",
    dropped: "Connection broken",
    droppedHint: "the message is not sent",
    late: "Time-out, message sent",
    lateHint: "no answer comes",
    stuck: "Time-out, message not sent",
    stuckHint: "no answer comes",
    flood: "Too many requests",
    floodHint: "429, wait 3 seconds",
    error: "Server error",
    errorHint: "500",
    gateway: "Gateway error",
    gatewayHint: "502",
    slow: "Network slow by 2 seconds",
    limited: "Telegram’s rate limits",
    block: "This person blocks the bot",
  },
};

let language = localStorage.getItem("language") === "en" ? "en" : "vi";

export const word = (key) => WORDS[language][key] ?? key;

export const currentLanguage = () => language;

export function remember(chosen) {
  localStorage.setItem("language", chosen);
}

/** Speak a language in every element that names a word of the table. */
export function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = word(element.dataset.label);
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = word(element.dataset.placeholder);
  for (const button of document.querySelectorAll("[data-language]")) button.ariaPressed = String(button.dataset.language === chosen);
}

export const clockTime = (seconds) =>
  new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hour12: false }).format(seconds * 1000);

export const dayOf = (seconds) =>
  new Intl.DateTimeFormat(language === "vi" ? "vi" : "en-GB", { day: "numeric", month: "long", year: "numeric" }).format(seconds * 1000);

export function fileSize(bytes) {
  const [value, unit] = bytes < 1e3 ? [bytes, "B"] : bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
