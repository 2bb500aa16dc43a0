"""Fields that several calls about people and signing in have."""

from typing import Annotated

import msgspec

Email = Annotated[str, msgspec.Meta(max_length=254, examples=["ana@shop.example"])]
Password = Annotated[str, msgspec.Meta(max_length=512, examples=["a sentence of one's own"])]
Code = Annotated[str, msgspec.Meta(max_length=40, examples=["123456"])]
RecoveryCode = Annotated[str, msgspec.Meta(max_length=40, examples=["bcdf-ghjk-mnpq-rstv"])]
Slug = Annotated[str, msgspec.Meta(max_length=63, examples=["marlow"])]
NameText = Annotated[str, msgspec.Meta(max_length=100, examples=["Ana"])]
RoleText = Annotated[str, msgspec.Meta(max_length=60, examples=["agent"])]
Language = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}(-[A-Z]{2})?$", max_length=10)]
Token = Annotated[str, msgspec.Meta(max_length=100, examples=["what stands behind # in the link"])]
