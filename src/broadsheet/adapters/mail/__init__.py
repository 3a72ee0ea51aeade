"""Post: letters over SMTP."""

from broadsheet.adapters.mail.smtp import SmtpPost, open_post

__all__ = ["SmtpPost", "open_post"]
