/** That the shapes in contract.ts are those the server describes. Nothing of this is built in: the type checker reads it. */

import type * as house from "../admin/told";
import type * as money from "../orders/shapes";
import type * as told from "./contract";
import type * as rules from "../rules/shapes";
import type * as satisfied from "../rules/told";
import type * as clients from "../clients/shapes";
import type * as commission from "../commission/shapes";
import type * as shopper from "../shopper/shapes";
import type * as sending from "../catalogue/sending";
import type * as goods from "../catalogue/types";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type HomeTold = Schemas["HomeOut"];
export type Report = Schemas["Report"];
/** Of parts of the desk that are loaded later, which take these as they are told. */
export interface Later {
  floor: [Schemas["FloorPerson"], Schemas["FloorTeam"]];
  many: [Schemas["ManyOut"], Schemas["ManyChange"]];
  team: [Schemas["TeamOut"], Schemas["Routing"], Schemas["Hours"]];
}

/** Every field that the desk reads is one the server gives, and of a type that fits. */
type Fits<Told, Read> = Told extends Loose<Read> ? true : { missing: Exclude<keyof Read, keyof Told>; unlike: Unlike<Told, Read> };
type Unlike<Told, Read> = { [K in keyof Read & keyof Told]: Told[K] extends Loose<Read[K]> ? never : K }[keyof Read & keyof Told];
/** Closed sets of names are open text in the description. What may be left out because it has a default is always given. */
type Loose<T> = T extends string ? string : T extends readonly (infer E)[] ? readonly Loose<E>[] : T extends object ? { [K in keyof T]?: Loose<T[K]> | undefined } : T;
type Named<Read, Told> = Exclude<keyof Read, keyof Told> extends never ? true : { missing: Exclude<keyof Read, keyof Told> };
type Same<Told, Read> = [Fits<Told, Read>, Named<Read, Told>];
type Yes = [true, true];

/** A line that does not hold is an error here, which names the field. */
const holds = <_Holds extends Yes>(): void => undefined;

holds<Same<Schemas["InboxRow"], told.InboxRow>>();
holds<Same<Schemas["InboxCounts"], told.Counts>>();
holds<Same<Schemas["ConversationOut"], told.Conversation>>();
holds<Same<Schemas["MessageOut"], Omit<told.Message, "parts" | "marks">>>();
holds<Same<Schemas["MarkOut"], Omit<told.Mark, "before">>>();
holds<Same<Schemas["ThreadPage"], Omit<told.ThreadPage, "items">>>();
holds<Same<Schemas["NoteOut"], told.Note>>();
holds<Same<Schemas["Proof"], told.Proof>>();
holds<Same<Schemas["ThreadLimits"], told.Limits>>();
holds<Same<Schemas["ThreadTemplate"], told.Template>>();
holds<Same<Schemas["SavedReplyOut"], told.SavedReply>>();
holds<Same<Schemas["SessionOut"], Omit<told.Session, "staff">>>();
holds<Same<Schemas["StaffOut"], told.Staff>>();
holds<Same<Schemas["ContactOut"], told.Contact>>();
holds<Same<Schemas["ConsentOut"], Omit<told.Consent, "proof">>>();
holds<Same<Schemas["CartOut"], told.Cart>>();
holds<Same<Schemas["OrderView"], told.Order>>();
holds<Same<Schemas["Entry"], told.TimelineEntry>>();
holds<Same<Schemas["Found"], told.Found>>();
holds<Same<Schemas["AgentOut"], told.Agent>>();
holds<Same<Schemas["SellerOut"], Pick<Schemas["SellerOut"], "id">>>();
holds<Same<Schemas["SavedFilter"], told.SavedFilter>>();
holds<Same<Schemas["LabelOut"], told.Label>>();
holds<Same<Schemas["FiringOut"], told.Firing>>();
holds<Same<Schemas["RuleOut"], Omit<rules.Rule, "definition">>>();
holds<Same<Schemas["Definition"], Omit<rules.Definition, "conditions" | "actions">>>();
holds<Same<Schemas["TrialOut"], rules.Met>>();
holds<Same<Schemas["MacroOut"], Omit<rules.Macro, "content">>>();
holds<Same<Schemas["Satisfaction"], satisfied.Satisfied>>();
holds<Same<Schemas["RatingOut"], satisfied.Rating>>();
holds<Same<Schemas["Wordings"], satisfied.Wordings>>();
holds<Same<Schemas["SlaOut"], satisfied.Policy>>();
holds<Same<Schemas["Missed"], satisfied.Missed>>();
holds<Same<Schemas["ClientRow"], clients.Client>>();
holds<Same<Schemas["BoardOut"], clients.Board>>();
holds<Same<Schemas["Reached"], clients.Reached>>();
holds<Same<Schemas["MonthOut"], clients.MonthSum>>();
holds<Same<Schemas["CommissionOut"], clients.Commission>>();
holds<Same<Schemas["Rule"], Omit<commission.Rule, "people">>>();
holds<Same<Schemas["Caps"], commission.Caps>>();
holds<Same<Schemas["StylistOut"], commission.Stylist>>();
holds<Same<Schemas["ChannelOut"], commission.Account>>();
holds<Same<Schemas["Profile"], Omit<shopper.Profile, "fields" | "other" | "people">>>();
holds<Same<Schemas["RecipientView"], Omit<shopper.Recipient, "address">>>();
holds<Same<Schemas["FieldOut"], shopper.CustomField>>();
holds<Same<Schemas["AlikeOut"], shopper.Alike>>();
holds<Same<Schemas["AddressOut"], shopper.Address>>();
holds<Same<Schemas["MergeOut"], Omit<shopper.Merge, "evidence">>>();
holds<Same<Schemas["ChannelOut"], house.Channel>>();
holds<Same<Schemas["WebhookOut"], house.WebhookForm>>();
holds<Same<Schemas["WebChatMade"], house.WebChatMade>>();
holds<Same<Schemas["TemplateOut"], Omit<house.Template, "components">>>();
holds<Same<Schemas["TemplateVerdict"], house.Verdict>>();
holds<Same<Schemas["KeyOut"], house.ApiKey>>();
holds<Same<Schemas["PermissionMeant"], house.Permission>>();
holds<Same<Schemas["EndpointOut"], house.Endpoint>>();
holds<Same<Schemas["WholeDelivery"], house.WholeDelivery>>();
holds<Same<Schemas["FactOut"], house.Fact>>();
holds<Same<Schemas["AuditOut"], house.AuditLine>>();
holds<Same<Schemas["TrailOut"], house.Trail>>();
holds<Same<Schemas["DeadJob"], house.DeadJob>>();
holds<Same<Schemas["FailedMessage"], house.FailedMessage>>();
holds<Same<Schemas["ShopOut"], house.Shop>>();
holds<Same<Schemas["OrderRow"], money.OrderRow>>();
holds<Same<Schemas["OrderView"], Omit<money.WholeOrder, "address">>>();
holds<Same<Schemas["Options"], money.Options>>();
holds<Same<Schemas["ApprovalView"], money.Approval>>();
holds<Same<Schemas["RefundView"], money.Refund>>();
holds<Same<Schemas["ReturnView"], money.Return>>();
holds<Same<Schemas["LedgerLine"], money.LedgerLine>>();
holds<Same<Schemas["InvoiceView"], money.Paper>>();
holds<Same<Schemas["CartRow"], money.CartRow>>();
holds<Same<Schemas["MoneyRules"], Omit<money.MoneyRules, "limits">>>();
holds<Same<Schemas["ProductRow"], goods.ProductRow>>();
holds<Same<Schemas["Sheet"], Omit<goods.Sheet, "size_chart" | "attributes" | "texts">>>();
holds<Same<Schemas["ReviewOut"], goods.Review>>();
holds<Same<Schemas["ImportRow"], sending.ImportRow>>();
holds<Same<Schemas["ImportOut"], sending.ImportOut>>();
