// Words of the browser components. Vietnamese is ours; English is what the components bring with them.
const vietnamese = {
  accordion: {
    hideAllSections: "Đóng tất cả",
    showAllSections: "Mở tất cả",
    hideSection: "Đóng",
    showSection: "Mở",
    hideSectionAriaLabel: "Đóng mục này",
    showSectionAriaLabel: "Mở mục này",
  },
  characterCount: {
    charactersUnderLimit: { other: "Còn %{count} ký tự" },
    charactersAtLimit: "Đã hết số ký tự",
    charactersOverLimit: { other: "Thừa %{count} ký tự" },
  },
  passwordInput: {
    showPassword: "Hiện",
    hidePassword: "Ẩn",
    showPasswordAriaLabel: "Hiện mật khẩu",
    hidePasswordAriaLabel: "Ẩn mật khẩu",
    passwordShownAnnouncement: "Mật khẩu đang hiện",
    passwordHiddenAnnouncement: "Mật khẩu đang ẩn",
  },
};

export const isVietnamese = document.documentElement.lang.startsWith("vi");
export const texts = isVietnamese ? vietnamese : {};

/** Choose the words for the language of the page. */
export const say = (vi, en) => (isVietnamese ? vi : en);
