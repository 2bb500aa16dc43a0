// From the API's description 09309912146f28d1: python tools/write_desk_types.py

export interface components {
    schemas: {
        AgentOut: {
            staff_id: string;
            name: string;
            away: boolean;
            capacity: number;
            languages: string[];
            load: number;
            skills?: string[];
            replied_at?: string | null;
        };
        AttachmentOut: {
            file_id: string;
            url: string;
            mime: string;
            name: string;
            bytes: number;
        };
        CartLineOut: {
            id: string;
            variant_id: string;
            product_id: string;
            sku: string;
            title: string;
            options: {
                [key: string]: string;
            };
            quantity: number;
            unit: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            image_url: string;
            available: number;
            sold: boolean;
        };
        CartOut: {
            id: string;
            contact_id: string;
            conversation_id: string;
            state: string;
            version: number;
            currency: string;
            lines: components["schemas"]["CartLineOut"][];
            subtotal: components["schemas"]["Money"];
            count: number;
        };
        CartWorth: {
            total_minor: number;
            currency: string;
            units: number;
        };
        ConsentOut: {
            id: string;
            channel: string;
            purpose: string;
            topic: string;
            state: string;
            method: string;
            wording: string;
            at: string;
            actor_kind: string;
        };
        ContactOut: {
            id: string;
            name: string;
            email: string;
            language: string;
            country: string;
            time_zone: string;
            identities: components["schemas"]["IdentityOut"][];
            created_at: string;
            seen_at: string | null;
            blocked_at: string | null;
        };
        ConversationOut: {
            id: string;
            contact_id: string;
            contact_name: string | null;
            channel: string;
            account_id: string;
            state: string;
            owner_kind: string;
            owner_id: string;
            language: string;
            window_until: string | null;
            last_in_at: string | null;
            last_out_at: string | null;
            labels: string[];
            created_at: string;
            team_id: string;
            priority: string;
            snoozed_until: string | null;
        };
        Cost: {
            amount: string;
            currency: string;
            category: string;
            country: string;
        };
        Entry: {
            id: string;
            kind: string;
            at: string;
            details: Record<string, never>;
        };
        FailureOut: {
            code: string;
            words: string;
            again: boolean;
        };
        Filter: {
            /** @enum {unknown} */
            view?: "all" | "bot" | "closed" | "followed" | "mentions" | "mine" | "snoozed" | "unassigned" | "waiting";
            channel?: string;
            team?: string;
            label?: string;
            owner?: string;
        };
        FloorPerson: {
            id: string;
            name: string;
            role: string;
            away: boolean;
            open: number;
            waiting: number;
            late: number;
            capacity: number;
            longest_since: string | null;
            replied_at: string | null;
            teams: string[];
        };
        FloorTeam: {
            id: string;
            name: string;
            open: number;
            queued: number;
            waiting: number;
            late: number;
            longest_since: string | null;
            members: number;
            present: number;
            in_hours: boolean;
        };
        Found: {
            people: components["schemas"]["FoundPerson"][];
            messages: components["schemas"]["FoundMessage"][];
            orders: components["schemas"]["FoundOrder"][];
        };
        FoundMessage: {
            id: string;
            conversation_id: string;
            contact_id: string;
            contact_name: string;
            seq: number;
            direction: string;
            author_kind: string;
            at: string;
            excerpt: string;
        };
        FoundOrder: {
            id: string;
            number: string;
            state: string;
            contact_id: string;
            contact_name: string;
            total_minor: number;
            currency: string;
            placed_at: string;
        };
        FoundPerson: {
            id: string;
            name: string;
            email: string;
        };
        Hours: {
            mon?: [
                string,
                string
            ][];
            tue?: [
                string,
                string
            ][];
            wed?: [
                string,
                string
            ][];
            thu?: [
                string,
                string
            ][];
            fri?: [
                string,
                string
            ][];
            sat?: [
                string,
                string
            ][];
            sun?: [
                string,
                string
            ][];
            closed?: string[];
        };
        IdentityOut: {
            channel: string;
            kind: string;
            value: string;
        };
        InboxCounts: {
            views: {
                [key: string]: number;
            };
            channels: {
                [key: string]: number;
            };
            labels: {
                [key: string]: number;
            };
            teams: {
                [key: string]: number;
            };
            saved: {
                [key: string]: number;
            };
        };
        InboxRow: {
            id: string;
            contact: components["schemas"]["Person"];
            channel: string;
            account_id: string;
            state: string;
            owner: components["schemas"]["Owner"];
            team_id: string;
            unread: number;
            last: components["schemas"]["LastSaid"] | null;
            labels: string[];
            waiting_since: string | null;
            due_at: string | null;
            window_until: string | null;
            cart: components["schemas"]["CartWorth"] | null;
            snoozed_until: string | null;
            priority: string;
            updated_at: string;
        };
        LabelOut: {
            id: string;
            name: string;
            colour: string;
        };
        LastSaid: {
            id: string;
            seq: number;
            at: string;
            direction: string;
            author_kind: string;
            kind: string;
            text: string;
        };
        ManyChange: {
            state?: ("closed" | "open" | "snoozed") | null;
            snoozed_until?: string | null;
            assign_to?: string | null;
            team?: string | null;
            priority?: ("high" | "low" | "normal" | "urgent") | null;
            add_labels?: string[];
            remove_labels?: string[];
            hand_back?: boolean;
        };
        ManyOut: {
            done: number;
            items: components["schemas"]["OutcomeOut"][];
        };
        MarkOut: {
            kind: string;
            author_kind: string;
            author_id: string;
            emoji: string;
            before: Record<string, never>[];
            at: string;
            author_name?: string;
        };
        MediaLimit: {
            kind: string;
            mime_types: string[];
            bytes: number;
        };
        MessageOut: {
            id: string;
            seq: number;
            direction: string;
            author_kind: string;
            author_id: string;
            purpose: string;
            parts: Record<string, never>[];
            state: string;
            language: string;
            at: string;
            sent_at: string | null;
            delivered_at: string | null;
            read_at: string | null;
            reason: string;
            reply_to: string;
            marks: components["schemas"]["MarkOut"][];
            author_name?: string;
            provider_id?: string;
            quoted?: components["schemas"]["QuotedOut"] | null;
            attachments?: components["schemas"]["AttachmentOut"][];
            failure?: components["schemas"]["FailureOut"] | null;
            leaves_at?: string | null;
            retries?: number;
        };
        Money: {
            minor: number;
            currency: string;
        };
        NoteOut: {
            id: string;
            text: string;
            actor_kind: string;
            actor_id: string;
            at: string;
            actor_name?: string;
            mentions?: string[];
            kind?: string;
            to_id?: string;
            aside?: boolean;
        };
        OrderLineView: {
            id: string;
            variant_id: string;
            product_id: string;
            sku: string;
            title: string;
            options: {
                [key: string]: string;
            };
            image_url: string;
            quantity: number;
            unit: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            shipped_quantity: number;
            refunded_quantity: number;
            returned_quantity?: number;
            quote_id?: string;
        };
        OrderView: {
            id: string;
            number: string;
            contact_id: string;
            conversation_id: string;
            checkout_id: string;
            state: string;
            payment_state: string;
            fulfilment_state: string;
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            address: Record<string, never> | null;
            email: string;
            language: string;
            payment_method: string;
            shipping_name: string;
            placed_at: string;
            paid_at: string | null;
            cancel_reason: string;
            lines?: components["schemas"]["OrderLineView"][];
            shipments?: components["schemas"]["ShipmentView"][];
            tax_lines?: Record<string, never>[];
            credit_minor?: number;
            recipient?: Record<string, never> | null;
            gift_note?: string;
            delivery_date?: string;
            delivery_slot?: string;
        };
        OutcomeOut: {
            id: string;
            done: boolean;
            code: string;
            before: components["schemas"]["StoodOut"] | null;
        };
        OwnShopOut: {
            id: string;
            slug: string;
            name: string;
            currency: string;
            languages: string[];
            time_zone: string;
        };
        Owner: {
            kind: string;
            id?: string;
            name?: string;
        };
        Person: {
            id: string;
            name: string;
        };
        Proof: {
            id: string;
            state: string;
            steps: components["schemas"]["Step"][];
            provider_id: string;
            reason: string;
        };
        QuotedOut: {
            id: string;
            seq: number;
            direction: string;
            kind: string;
            text: string;
        };
        Routing: {
            /** @enum {unknown} */
            mode?: "load" | "manual" | "round_robin";
            capacity?: number;
            own_clients?: boolean;
            by_language?: boolean;
            by_skill?: boolean;
            silence_minutes?: number;
            takes_rest?: boolean;
        };
        SavedFilter: {
            id: string;
            name: string;
            filter: components["schemas"]["Filter"];
            shared: boolean;
        };
        SavedReplyOut: {
            id: string;
            shortcut: string;
            title: string;
            text: string;
            language: string;
            updated_at: string;
        };
        ScanView: {
            code: string;
            detail: string;
            place: string;
            at: string;
        };
        SelfOut: {
            id: string;
            name: string;
            email: string;
            role: string;
            language: string;
            settings: Record<string, never>;
        };
        SessionOut: {
            id: string;
            staff: components["schemas"]["SelfOut"];
            shop: components["schemas"]["OwnShopOut"];
            permissions: string[];
            csrf: string;
            second_factor: boolean;
        };
        ShipmentView: {
            id: string;
            order_id: string;
            state: string;
            carrier: string;
            tracking_number: string;
            tracking_url: string;
            shipped_at: string | null;
            delivered_at: string | null;
            lines: {
                [key: string]: number;
            };
            scans?: components["schemas"]["ScanView"][];
            expected_at?: string | null;
            gift_note?: string;
            hide_prices?: boolean;
            delivery_date?: string;
            delivery_slot?: string;
        };
        StaffOut: {
            id: string;
            name: string;
            email: string;
            role: string;
            language: string;
            state: string;
            created_at: string;
            second_factor?: boolean;
            seen_at?: string | null;
            sessions?: number;
        };
        Step: {
            name: string;
            at: string;
            details: Record<string, never>;
        };
        StoodOut: {
            state: string;
            snoozed_until: string | null;
            owner_kind: string;
            owner_id: string;
            team: string;
            labels: string[];
            priority: string;
        };
        TeamOut: {
            id: string;
            name: string;
            members: string[];
            hours: components["schemas"]["Hours"] | null;
            routing: components["schemas"]["Routing"];
        };
        ThreadLimits: {
            channel: string;
            text: number;
            caption: number;
            body: number;
            buttons: number;
            button_label: number;
            list_rows: number;
            cards: number;
            media: components["schemas"]["MediaLimit"][];
            window_until: string | null;
            open: boolean;
            templates: boolean;
        };
        ThreadPage: {
            items: components["schemas"]["MessageOut"][];
            next_cursor?: string;
            notes?: components["schemas"]["NoteOut"][];
        };
        ThreadTemplate: {
            name: string;
            language: string;
            category: string;
            preview: string;
            variables: components["schemas"]["Variable"][];
            header?: string;
            why_not?: string;
            cost?: components["schemas"]["Cost"] | null;
        };
        Variable: {
            key: string;
            where: string;
            name: string;
            value?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
