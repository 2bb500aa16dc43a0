import { Modal, type ModalProps } from "@mantine/core";
import { useWords } from "../words/words";

/** A dialog whose way out has a name, for those who do not see the cross. */
export function Dialog(props: ModalProps) {
  const { t } = useWords();
  return <Modal closeButtonProps={{ "aria-label": t("close") }} {...props} />;
}
